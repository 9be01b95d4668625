import { expect, test } from 'vitest';
import { problemsOf } from './said.ts';

const object = (apiVersion: string, kind: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: shop }\nspec:\n${spec}`;

test('finds texts that do not have the form that a CRD asks for', () => {
  const release = (interval: string) =>
    object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', `  interval: ${interval}\n`);
  expect(problemsOf(release('5m'))).toEqual([]);
  expect(problemsOf(release('5 minutes'))).toMatchObject([
    { type: 'malformed-value', field: 'interval', value: '5 minutes' },
  ]);
  const older = release('1 day').replace('/v2', '/v2beta1');
  expect(problemsOf(older)).toMatchObject([{ type: 'malformed-value', field: 'interval' }]);
});

test('finds numbers out of bounds, also in lists', () => {
  const policy = (severity: string) =>
    object(
      'security.kubearmor.com/v1',
      'KubeArmorPolicy',
      `  severity: ${severity}\n  action: Block\n  process: { matchPaths: [{ path: /bin/sh }] }\n`,
    );
  expect(problemsOf(policy('10'))).toEqual([]);
  expect(problemsOf(policy('11'))).toMatchObject([
    { type: 'malformed-value', reason: 'it must be 10 or less' },
  ]);
  const gateway = object(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    '  gatewayClassName: shop\n  listeners: [{ name: web, port: 80000, protocol: HTTP }]\n',
  );
  expect(problemsOf(gateway)).toMatchObject([{ type: 'malformed-value', field: 'port', value: '80000' }]);
});

test('finds keys that exclude each other', () => {
  const destination = (policy: string) =>
    object(
      'networking.istio.io/v1',
      'DestinationRule',
      `  host: shop\n  trafficPolicy:\n    loadBalancer: ${policy}\n`,
    );
  expect(problemsOf(destination('{ simple: RANDOM }'))).toEqual([]);
  expect(problemsOf(destination('{ simple: RANDOM, consistentHash: { httpHeaderName: id } }'))).toMatchObject(
    [{ type: 'conflict', statement: 'Only one of "simple" and "consistentHash" may be in loadBalancer' }],
  );
});

test('says nothing of what is missing beside a key that another version may have', () => {
  const entry = (source: string) =>
    object('kyverno.io/v2alpha1', 'GlobalContextEntry', `  ${source}: { resource: pods }\n`);
  expect(problemsOf(entry('somethingNewer'))).toEqual([]);
});

test('says nothing of what a template fills in', () => {
  expect(
    problemsOf(object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', '  interval: {{ .Values.interval }}\n')),
  ).toEqual([]);
  expect(
    problemsOf(object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', '  interval: $' + '{INTERVAL}\n')),
  ).toEqual([]);
});

test('finds two items of one key where a CRD tells items apart by it', () => {
  const gateway = (second: string) =>
    object(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      `  gatewayClassName: shop\n  listeners:\n    - { name: web, port: 80, protocol: HTTP }\n    - { name: ${second}, port: 81, protocol: HTTP }\n`,
    );
  expect(problemsOf(gateway('other'))).toEqual([]);
  expect(problemsOf(gateway('web'))).toMatchObject([{ type: 'duplicate-item', key: 'name', value: 'web' }]);
});

test('is certain of values only where no version adds any, or one is misspelled', () => {
  const provider = (type: string) =>
    object('notification.toolkit.fluxcd.io/v1beta3', 'Provider', `  type: ${type}\n`);
  expect(problemsOf(provider('slack'))).toEqual([]);
  expect(problemsOf(provider('slakc'))).toMatchObject([{ type: 'unknown-value', meant: 'slack' }]);
  expect(problemsOf(provider('slakc'))[0]).not.toHaveProperty('uncertain');
  expect(problemsOf(provider('carrierpigeon'))).toMatchObject([{ type: 'unknown-value', uncertain: true }]);
  const policy = object('security.kubearmor.com/v1', 'KubeArmorPolicy', '  action: Refuse\n');
  expect(problemsOf(policy)[0]).not.toHaveProperty('uncertain');
});

test.each([
  ['keda.sh/v1alpha1', 'ScaledObject'],
  ['karpenter.sh/v1', 'NodePool'],
  ['karpenter.k8s.aws/v1', 'EC2NodeClass'],
  ['traefik.io/v1alpha1', 'IngressRoute'],
  ['projectcontour.io/v1', 'HTTPProxy'],
  ['velero.io/v1', 'Schedule'],
  ['metallb.io/v1beta1', 'IPAddressPool'],
  ['cluster.x-k8s.io/v1beta1', 'Cluster'],
  ['controlplane.cluster.x-k8s.io/v1beta2', 'KubeadmControlPlane'],
  ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
  ['mutations.gatekeeper.sh/v1', 'Assign'],
  ['projectcalico.org/v3', 'StagedNetworkPolicy'],
  ['projectcalico.org/v3', 'HostEndpoint'],
  ['security.kubearmor.com/v1', 'KubeArmorNetworkPolicy'],
  ['image.toolkit.fluxcd.io/v1beta2', 'ImagePolicy'],
  ['source.toolkit.fluxcd.io/v1beta2', 'HelmRepository'],
  ['kustomize.toolkit.fluxcd.io/v1beta2', 'Kustomization'],
])('knows the fields of %s %s', (apiVersion, kind) => {
  expect(
    problemsOf(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspce: {}\n`),
  ).toMatchObject([{ type: 'unknown-field', field: 'spce', meant: 'spec' }]);
});
