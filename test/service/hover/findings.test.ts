import { expect, test } from 'vitest';
import { hoverAt } from '../../support/hoverAt.ts';

test('explains a finding with what its fix may break', () => {
  const text = hoverAt(`
    apiVersion: v1
    kind: Pod
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
          securityContext:
            privileged: tr|ue
  `);
  expect(text).toMatch(/\*\*privileged-container\*\*/);
  expect(text).toMatch(
    /Set privileged to false \*\(review: a workload that needs the node itself stops working\)\*/,
  );
});

test('explains a field with the value in effect and where it comes from', () => {
  const text = hoverAt(`
    apiVersion: v1
    kind: Pod
    spec:
      securityContext:
        runAsUser: 10005
      containers:
        - name: web
          image: registry.example.com/web:1
          securityContext:
            runAs|User:
  `);
  expect(text).toMatch(/\*\*runAsUser\*\*/);
  expect(text).toMatch(/In effect for container "web": `10005`, from the pod\./);
});

test('names the rules about a security field', () => {
  expect(
    hoverAt(`
      apiVersion: v1
      kind: Pod
      spec:
        hostN|etwork:
    `),
  ).toMatch(/^Checked by: `host-network`/m);
});

test('says once what a finding about a role explains', () => {
  const role = `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: reader, namespace: shop}
    rules:
      - apiGroups: [""]
        resources: [sec|rets]
        verbs: [get]
  `;
  expect(hoverAt(role, { profile: 'recommended' })).toMatch(/^\*\*rbac-secrets\*\*/);
  expect(hoverAt(role, { profile: 'recommended' })).not.toMatch(/resource of the core group/);
  expect(hoverAt(role)).toMatch(/^\*\*secrets\*\* \(resource of the core group\)/);
});

test('has nothing to say of kinds that nobody knows, and of no manifest', () => {
  expect(hoverAt('apiVersion: example.com/v1\nkind: No|thing\nspec:\n  a: b\n')).toBeUndefined();
  expect(hoverAt('apiVersion: example.com/v1\nkind: Nothing\nsp|ec:\n  a: b\n')).toBeUndefined();
  expect(hoverAt('a: |b\n')).toBeUndefined();
});

test('a default is a value as it is written, or nothing where the field must be given', () => {
  const atKey = (key: string): string | undefined =>
    hoverAt(`
      apiVersion: v1
      kind: Pod
      spec:
        ${key}
    `);
  expect(atKey('serviceAccount|Name: web')).toContain(
    '\n\nDefault: `default`. The account that all pods of the namespace share unless they name another.\n\n',
  );
  expect(atKey('host|Network: true')).toContain('\n\nDefault: `false`\n\n');
  expect(atKey('volumes: [{ hostPath: { pa|th: /var } }]')).toContain('\n\nNo default: must be given.\n\n');
});
