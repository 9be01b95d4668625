import { expect, test } from 'vitest';
import { VALUE_PROVIDERS } from '../../../../server/src/service/complete/values/index.ts';
import { factsOfFiles, findValuePlace } from '../../../support/valuePlace.ts';

const FACTS = factsOfFiles(
  Object.fromEntries(
    Array.from({ length: 1250 }, (_, at) => [
      `apps/team-${at % 40}/app-${at}/all.yaml`,
      `
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app-${at}, namespace: ns-${at % 60}}
        spec:
          template:
            metadata: {labels: {app: app-${at}, team: team-${at % 40}}}
            spec:
              containers:
                - {name: app, image: "registry.example.com/app-${at}:1", ports: [{containerPort: 8080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: app-${at}, namespace: ns-${at % 60}}
        spec: {selector: {app: app-${at}}, ports: [{port: 80}]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app-${at}, namespace: ns-${at % 60}}
        data: {mode: fast}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: app-${at}, namespace: ns-${at % 60}}
      `,
    ]),
  ),
);

const PLACES = [
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: |',
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - envFrom:\n        - configMapRef: {name: |}',
  'apiVersion: v1\nkind: Pod\nspec:\n  serviceAccountName: |',
  'apiVersion: v1\nkind: Pod\nmetadata:\n  namespace: |',
  'apiVersion: v1\nkind: Service\nspec:\n  selector: {app: |}',
  'apiVersion: v1\nkind: Service\nspec:\n  selector: {team: team-1}\n  ports: [{targetPort: |}]',
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  podSelector: {matchExpressions: [{key: |}]}',
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n  - {apiGroups: [""], resources: [configmaps], resourceNames: [|]}',
];

test.each(PLACES)('answers at once among 5,000 objects: %s', (marked) => {
  const place = findValuePlace(marked, { facts: FACTS, file: 'apps/team-3/app-3/own.yaml' });
  if (!place) throw new Error('no place');
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    for (const provider of VALUE_PROVIDERS) provider(place);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(10);
});
