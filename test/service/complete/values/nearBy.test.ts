import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../server/src/config/config.ts';
import { withFile } from '../../../../server/src/kube/facts/facts.ts';
import { complete } from '../../../../server/src/service/complete/complete.ts';
import { createSnapshot } from '../../../../server/src/service/snapshot.ts';
import { factsOfFiles, valuesAt } from '../../../support/valuePlace.ts';
import { applied, cursorIn } from '../support.ts';

const FACTS = factsOfFiles({
  'app/db.yaml': `
    apiVersion: v1
    kind: Secret
    metadata: {name: db, namespace: shop}
    stringData: {password: a}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: shop-tls, namespace: shop}
    data: {tls.crt: "", tls.key: ""}
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db, namespace: shop}
    spec: {template: {spec: {containers: [{name: db, image: "registry.example.com:5000/db:17"}]}}}
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: web, namespace: shop}
  `,
  'app/base/kustomization.yaml': 'resources: [a.yaml]',
});

function taken(marked: string, label: string): string {
  const { text, position } = cursorIn(marked);
  const snapshot = createSnapshot(text, DEFAULT_CONFIG, {
    file: 'app/own.yaml',
    factsWith: (own) => withFile({ files: FACTS }, own),
  });
  const found = complete(snapshot, position, { snippets: false }).find((one) => one.label === label);
  if (!found) throw new Error(`No "${label}"`);
  return applied(text, found).slice(marked.indexOf('|'));
}

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  volumes:
    - name: files
      emptyDir: {}
  containers:
    - name: web
      image: registry.example.com/web:1
      ports:
        - name: http
          containerPort: 8080
`;

test('samples name what is near by', () => {
  expect(
    taken(`${POD}      env:\n        - name: A\n          valueFrom:\n            |`, 'secretKeyRef'),
  ).toBe('secretKeyRef:\n              name: db\n              key: password');
  expect(taken(`${POD}      volumeMounts:\n        - |`, 'name, mountPath')).toBe(
    'name: files\n          mountPath: /data',
  );
  expect(taken(`${POD}      |`, 'readinessProbe (HTTP)')).toBe(
    'readinessProbe:\n        httpGet:\n          path: /healthz\n          port: http\n        periodSeconds: 10',
  );
  const binding =
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a, namespace: shop}\n';
  expect(taken(`${binding}|`, 'subjects')).toBe(
    'subjects:\n  - kind: ServiceAccount\n    name: web\n    namespace: shop',
  );
  const scaler =
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a, namespace: shop}\nspec:\n';
  expect(taken(`${scaler}  |`, 'scaleTargetRef')).toBe(
    'scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: web',
  );
  expect(taken(`${scaler}  |`, 'metrics')).toBe(
    'metrics:\n    - type: Resource\n      resource:\n        name: cpu\n        target:\n          type: Utilization\n          averageUtilization: 70',
  );
});

const at = (marked: string, file?: string) => valuesAt(marked, { facts: FACTS, ...(file ? { file } : {}) });

test('a Secret whose keys are known to be others is not offered', () => {
  const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {namespace: shop}\nspec:\n  ';
  expect(at(`${ingress}tls: [{secretName: |}]`)).toEqual(['shop-tls']);
  expect(at(`${ingress}rules: [{host: a.example.com}]\n  tls: [{hosts: [|]}]`)).toEqual(['a.example.com']);
  expect(at(`${ingress}tls: [{hosts: [a.example.com]}]\n  rules: [{host: |}]`)).toEqual(['a.example.com']);
});

test('variables that are there before, in the text around', () => {
  const env = (value: string) =>
    `${POD}      env:\n        - {name: HOST, value: a}\n        - name: URL\n          value: ${value}\n        - {name: LATER, value: a}\n`;
  expect(at(env('http://$(|)/a'))).toEqual(['http://$(HOST)/a']);
  expect(at(env('"http://$(H|"'))).toEqual(['http://$(HOST)']);
  expect(at(env('http://$$(|'))).toEqual([]);
  expect(at(env('http://|'))).toEqual([]);
  expect(at(`${POD}      env: [{name: HOST, value: a}]\n      args: ["--host=$(|"]`)).toEqual([
    '--host=$(HOST)',
  ]);
});

test('what policies of admission look at', () => {
  const policy = (rule: string) =>
    `{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, spec: {matchConstraints: {resourceRules: [${rule}]}}}`;
  expect(at(policy('{apiGroups: [|], resources: [deployments]}'))[0]).toBe('apps');
  expect(at(policy('{apiGroups: [apps], apiVersions: [|]}'))).toEqual(['v1', '*']);
  expect(at(policy('{apiGroups: [apps], resources: [|]}'))).toEqual(
    expect.arrayContaining(['deployments', '*']),
  );
  const policies = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: team}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
spec: {policyName: |}
`;
  expect(at(policies)).toEqual(['team']);
});

test('what kustomizations, Applications and Kyverno policies name', () => {
  const file = 'app/kustomization.yaml';
  expect(at('resources: [|]', file)).toEqual(['db.yaml', 'base']);
  expect(at('images: [{name: |}]', file)).toEqual(['registry.example.com:5000/db']);
  expect(at('patches: [{target: {kind: StatefulSet, name: |}}]', file)).toEqual(['db']);
  const application = '{apiVersion: argoproj.io/v1alpha1, kind: Application, spec: ';
  expect(at(`${application}{destination: {server: |}}}`)).toEqual(['https://kubernetes.default.svc']);
  expect(at(`${application}{syncPolicy: {syncOptions: [|]}}}`).at(-1)).toBe('Validate=false');
  const policy =
    '{apiVersion: kyverno.io/v1, kind: ClusterPolicy, spec: {rules: [{name: a, match: {any: [{resources: {kinds: [|]}}]}}]}}';
  expect(at(policy).slice(0, 2)).toEqual(['Pod', 'Deployment']);
});
