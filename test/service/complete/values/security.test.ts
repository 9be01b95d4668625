import { expect, test } from 'vitest';
import { proposalsAt, valuesAt } from '../../../support/valuePlace.ts';

const inContainer = (line: string, image = 'registry.example.com/web:1'): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
  spec:
    template:
      spec:
        containers:
          - name: web
            image: ${image}
            ${line}
`;

test('proposes to drop everything, then what containers have unless it is dropped', () => {
  const values = valuesAt(inContainer('securityContext: {capabilities: {drop: [|]}}'));
  expect(values.slice(0, 4)).toEqual(['ALL', 'NET_RAW', 'AUDIT_WRITE', 'CHOWN']);
  expect(values.indexOf('SETUID')).toBeLessThan(values.indexOf('SYS_ADMIN'));
  expect(valuesAt(inContainer('securityContext: {capabilities: {drop: [ALL, |]}}'))).toEqual([]);
});

test('proposes to add little, and says what leads out of the container', () => {
  const proposals = proposalsAt(inContainer('securityContext: {capabilities: {add: [|]}}'));
  expect(proposals[0]).toMatchObject({
    value: 'NET_BIND_SERVICE',
    rank: 'secure',
    documentation: 'Listens on ports below 1024.',
  });
  expect(proposals.slice(-2).map(({ value }) => value)).toEqual(['SYS_RAWIO', 'ALL']);
  expect(proposals.find(({ value }) => value === 'SYS_ADMIN')).toMatchObject({
    rank: 'discouraged',
    detail: 'leads out of the container',
    documentation: expect.stringContaining('nearly the same as root'),
  });
});

test('proposes first the capabilities that the image is known to need', () => {
  const values = valuesAt(inContainer('securityContext: {capabilities: {add: [|]}}', 'redis:7.4.1'));
  expect(values.slice(0, 5)).toEqual(['NET_BIND_SERVICE', 'CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETUID']);
});

test('proposes profiles that confine before those that do not', () => {
  for (const field of ['seccompProfile', 'appArmorProfile'])
    expect(valuesAt(inContainer(`securityContext: {${field}: {type: |}}`))).toEqual([
      'RuntimeDefault',
      'Localhost',
      'Unconfined',
    ]);
});

test.each([
  ['runAsNonRoot', [true, false]],
  ['readOnlyRootFilesystem', [true, false]],
  ['allowPrivilegeEscalation', [false, true]],
  ['privileged', [false, true]],
  ['procMount', ['Default', 'Unmasked']],
])('proposes the secure value of %s first', (field, values) => {
  const proposals = proposalsAt(inContainer(`securityContext: {${field}: |}`));
  expect(proposals.map(({ value }) => value)).toEqual(values);
  expect(proposals[0]?.rank).toBe('secure');
  expect(proposals.at(-1)?.rank).toBe('discouraged');
  for (const { documentation } of proposals) expect(documentation).toMatch(/\.$/);
});

test.each([
  ['hostNetwork', [false, true]],
  ['hostPID', [false, true]],
  ['hostIPC', [false, true]],
  ['hostUsers', [false, true]],
  ['automountServiceAccountToken', [false, true]],
  ['shareProcessNamespace', [false, true]],
  ['enableServiceLinks', [false, true]],
])('proposes %s of a pod', (field, values) => {
  expect(valuesAt(`{apiVersion: v1, kind: Pod, spec: {${field}: |}}`)).toEqual(values);
});

test('proposes the token of a ServiceAccount to stay away', () => {
  expect(valuesAt('{apiVersion: v1, kind: ServiceAccount, automountServiceAccountToken: |}')).toEqual([
    false,
    true,
  ]);
});

test('proposes the user that an image is known to work with, and root last', () => {
  expect(valuesAt(inContainer('securityContext: {runAsUser: |}', 'redis:7.4.1'))).toEqual([999, 10001, 0]);
  expect(valuesAt(inContainer('securityContext: {runAsUser: |}'))).toEqual([10001, 0]);
  const [first] = proposalsAt(inContainer('securityContext: {runAsGroup: |}', 'redis:7.4.1'));
  expect(first).toMatchObject({ value: 999, detail: 'redis of redis' });
});

test('proposes for a pod the groups of all its images', () => {
  const text = `
    apiVersion: v1
    kind: Pod
    spec:
      securityContext:
        fsGroup: |
      containers:
        - {name: cache, image: redis:7.4.1}
        - {name: web, image: nginx:1.27.3}
  `;
  expect(valuesAt(text)).toEqual([999, 101, 10001, 0]);
});

test('proposes ids of the configuration', () => {
  const fixDefaults = { ...DEFAULTS, userId: 20000, groupId: 20001 };
  expect(valuesAt(inContainer('securityContext: {runAsUser: |}'), { config: { fixDefaults } })[0]).toBe(
    20000,
  );
});

const DEFAULTS = {
  cpuRequest: '100m',
  cpuLimit: '500m',
  memoryRequest: '128Mi',
  memoryLimit: '512Mi',
  userId: 10001,
  groupId: 10001,
};

test('proposes to pull always', () => {
  expect(valuesAt(inContainer('imagePullPolicy: |'))).toEqual(['Always', 'IfNotPresent', 'Never']);
});

test('proposes Pod Security levels and versions for labels of a Namespace', () => {
  const label = (key: string) => `{apiVersion: v1, kind: Namespace, metadata: {labels: {${key}: |}}}`;
  expect(valuesAt(label('pod-security.kubernetes.io/enforce'))).toEqual([
    'restricted',
    'baseline',
    'privileged',
  ]);
  const config = { kubernetesVersion: 33 };
  expect(valuesAt(label('pod-security.kubernetes.io/warn-version'), { config }).slice(0, 2)).toEqual([
    'latest',
    'v1.33',
  ]);
});

test('proposes profiles of annotations and addresses that are not public', () => {
  const pod = (key: string) =>
    `{apiVersion: v1, kind: Pod, metadata: {annotations: {"${key}": |}}, spec: {containers: [{name: web}]}}`;
  expect(valuesAt(pod('container.apparmor.security.beta.kubernetes.io/web'))).toEqual([
    'runtime/default',
    'unconfined',
  ]);
  expect(valuesAt(pod('kubectl.kubernetes.io/default-container'))).toEqual(['web']);
  expect(valuesAt(pod('service.beta.kubernetes.io/azure-load-balancer-internal'))).toEqual(['true', 'false']);
  expect(valuesAt(pod('example.com/other'))).toEqual([]);
});
