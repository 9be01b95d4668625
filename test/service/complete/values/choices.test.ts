import { expect, test } from 'vitest';
import { proposalsAt, valuesAt } from '../../../support/valuePlace.ts';

test.each([
  [
    '{apiVersion: v1, kind: Service, spec: {type: |}}',
    ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  ],
  ['{apiVersion: v1, kind: Pod, spec: {restartPolicy: |}}', ['Always', 'OnFailure', 'Never']],
  ['{apiVersion: batch/v1, kind: Job, spec: {template: {spec: {restartPolicy: |}}}}', ['OnFailure', 'Never']],
  ['{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {restartPolicy: |}}}}', ['Always']],
  ['{apiVersion: apps/v1, kind: Deployment, spec: {strategy: {type: |}}}', ['RollingUpdate', 'Recreate']],
  [
    '{apiVersion: apps/v1, kind: StatefulSet, spec: {updateStrategy: {type: |}}}',
    ['RollingUpdate', 'OnDelete'],
  ],
  ['{apiVersion: batch/v1, kind: CronJob, spec: {concurrencyPolicy: |}}', ['Forbid', 'Replace', 'Allow']],
  [
    '{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: [{http: {paths: [{pathType: |}]}}]}}',
    ['Prefix', 'Exact', 'ImplementationSpecific'],
  ],
  [
    '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {policyTypes: [|]}}',
    ['Ingress', 'Egress'],
  ],
  ['{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {policyTypes: [Ingress, |]}}', ['Egress']],
  [
    '{apiVersion: v1, kind: PersistentVolumeClaim, spec: {accessModes: [|]}}',
    ['ReadWriteOncePod', 'ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'],
  ],
  ['{apiVersion: v1, kind: Pod, spec: {volumes: [{name: a, emptyDir: {medium: |}}]}}', ['Memory']],
  [
    '{apiVersion: v1, kind: PersistentVolume, spec: {persistentVolumeReclaimPolicy: |}}',
    ['Retain', 'Delete'],
  ],
  [
    '{apiVersion: kyverno.io/v1, kind: ClusterPolicy, spec: {rules: [{validate: {failureAction: |}}]}}',
    ['Enforce', 'Audit'],
  ],
])('%s', (marked, values) => {
  expect(valuesAt(marked)).toEqual(values);
});

const container = (resources: string): string =>
  `{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, resources: ${resources}}]}}`;

test('proposes amounts: what the other of request and limit says, then what the configuration inserts', () => {
  expect(valuesAt(container('{requests: {cpu: |}}'))).toEqual(['100m', '50m', '250m', '500m', '1', '2']);
  expect(valuesAt(container('{requests: {memory: 200Mi}, limits: {memory: |}}')).slice(0, 3)).toEqual([
    '200Mi',
    '512Mi',
    '64Mi',
  ]);
  expect(proposalsAt(container('{requests: {cpu: |}}'))[2]).toMatchObject({
    value: '250m',
    detail: '0.25 CPU',
  });
  expect(
    valuesAt('{apiVersion: v1, kind: PersistentVolumeClaim, spec: {resources: {requests: {storage: |}}}}'),
  ).toEqual(['1Gi', '5Gi', '10Gi', '20Gi', '50Gi', '100Gi']);
  expect(
    valuesAt('{apiVersion: v1, kind: ResourceQuota, spec: {hard: {services.loadbalancers: |}}}')[0],
  ).toBe('0');
});

test('says when a schedule runs', () => {
  const [first] = proposalsAt('{apiVersion: batch/v1, kind: CronJob, spec: {schedule: |}}');
  expect(first).toMatchObject({ value: '0 * * * *', detail: 'every hour' });
});

test('says what opens a Service', () => {
  const proposals = proposalsAt('{apiVersion: v1, kind: Service, spec: {type: |}}');
  expect(proposals.map(({ rank }) => rank)).toEqual(['secure', 'usual', 'discouraged', 'discouraged']);
  expect(proposals.at(-1)?.documentation).toMatch(/reaches a node/);
});

test('keeps the metadata service of the cloud away from pods', () => {
  const policy = (block: string) =>
    `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: {egress: [{to: [{ipBlock: ${block}}]}]}}`;
  expect(valuesAt(policy('{cidr: 0.0.0.0/0, except: [|]}'))[0]).toBe('169.254.169.254/32');
  expect(valuesAt(policy('{cidr: |}')).at(-1)).toBe('::/0');
});
