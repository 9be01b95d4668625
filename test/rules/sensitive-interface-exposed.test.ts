import { expect, test } from 'vitest';
import { sensitiveInterfaceExposed as rule } from '../../server/src/rules/images/sensitive-interface-exposed.ts';
import { messagesOf } from '../support/ruleTester.ts';

const service = (spec: string, metadata = '') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web${metadata} }\nspec: { selector: { app: ci }, ${spec} }\n`;
const workload = (name: string, label = 'ci', namespace = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${label} }${namespace} }\nspec: { containers: [{ name: a, image: a:1 }] }\n`;
const exposed = (name: string, type: string) =>
  `warning: The Service opens "${name}" to the outside (${type}): whoever reaches it may run code there.`;

test('reports the Service of a sensitive workload', () => {
  expect(messagesOf(rule, service('type: NodePort'), { beside: workload('jenkins-0') })).toEqual([
    exposed('jenkins-0', 'NodePort'),
  ]);
  expect(messagesOf(rule, service('type: LoadBalancer'), { beside: workload('team-mlflow') })).toEqual([
    exposed('team-mlflow', 'LoadBalancer'),
  ]);
});

test('is silent about private addresses, other workloads and templates', () => {
  const beside = workload('jenkins');
  const annotated = (text: string) => service('type: LoadBalancer', `, annotations: { ${text} }`);
  expect(messagesOf(rule, service('type: ClusterIP'), { beside })).toEqual([]);
  expect(messagesOf(rule, service('type: "{{ .Values.type }}"'), { beside })).toEqual([]);
  expect(
    messagesOf(rule, service('type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8]'), { beside }),
  ).toEqual([]);
  expect(messagesOf(rule, annotated('networking.gke.io/load-balancer-type: Internal'), { beside })).toEqual(
    [],
  );
  expect(messagesOf(rule, annotated('example.com/a: b'), { beside })).toHaveLength(1);
  expect(messagesOf(rule, service('type: NodePort'))).toEqual([]);
  expect(messagesOf(rule, service('type: NodePort'), { beside: workload('notjenkins') })).toEqual([]);
  expect(messagesOf(rule, service('type: NodePort'), { beside: workload('jenkins', 'web') })).toEqual([]);
  expect(
    messagesOf(rule, service('type: NodePort'), { beside: workload('jenkins', 'ci', ', namespace: ci') }),
  ).toEqual([]);
});

test('takes the names from the configuration', () => {
  const options = { names: ['shop'] };
  expect(messagesOf(rule, service('type: NodePort'), { beside: workload('shop'), options })).toHaveLength(1);
  expect(messagesOf(rule, service('type: NodePort'), { beside: workload('jenkins'), options })).toEqual([]);
});
