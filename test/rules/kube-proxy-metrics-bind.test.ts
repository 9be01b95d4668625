import { expect, test } from 'vitest';
import { kubeProxyMetricsBind as rule } from '../../server/src/rules/admission/kube-proxy-metrics-bind.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const configMap = (line: string, name = 'kube-proxy') => `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: kube-system }
data:
  config.conf: |
    apiVersion: kubeproxy.config.k8s.io/v1alpha1
    kind: KubeProxyConfiguration
    ${line}
`;

test.each([
  ['metricsBindAddress: 0.0.0.0:10249', '0.0.0.0:10249'],
  ['metricsBindAddress: "[::]:10249"', '[::]:10249'],
  ['metricsBindAddress: 10.1.2.3:10249 # node', '10.1.2.3:10249'],
])('reports %s', (line, address) => {
  expect(messagesOf(rule, configMap(line))).toEqual([
    `warning: kube-proxy serves its metrics on ${address}: everybody in the network of the nodes can read them.`,
  ]);
});

test.each([
  'metricsBindAddress: ""',
  'metricsBindAddress: 127.0.0.1:10249',
  'metricsBindAddress: "[::1]:1"',
  'mode: ""',
])('is silent about %s', (line) => {
  expect(messagesOf(rule, configMap(line))).toEqual([]);
});

test('is silent about other ConfigMaps', () => {
  expect(messagesOf(rule, configMap('metricsBindAddress: 0.0.0.0:1', 'coredns'))).toEqual([]);
});

test('the fix of the configuration itself keeps the comment', () => {
  const configuration = (address: string) =>
    `apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmetricsBindAddress: ${address} # here\n`;
  checkFix(rule, configuration('0.0.0.0:10249'), configuration('"127.0.0.1:10249"'));
});
