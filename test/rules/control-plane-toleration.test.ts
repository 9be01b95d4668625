import { expect, test } from 'vitest';
import { controlPlaneToleration as rule } from '../../server/src/rules/hardening/control-plane-toleration.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports the taint by name and every taint', () => {
  checkRule(
    rule,
    `
    tolerations:
      - key: node-role.kubernetes.io/master
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: The pod tolerates node-role.kubernetes.io/master, so it may run beside the keys and the database of the cluster.
        effect: NoSchedule
      - operator: Exists
        #         ^^^^^^ warning unsafe: The pod tolerates every taint, so it may run beside the keys and the database of the cluster.
      - { key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoExecute }
      - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoSchedule }
    containers: [{ name: web, image: registry.example.com/web:1 }]
    `,
  );
});

test('is silent about templates', () => {
  checkRule(
    rule,
    'tolerations: [{ key: "{{ x }}", operator: Exists }]\ncontainers: [{ name: a, image: a:1 }]\n',
  );
  checkRule(rule, 'tolerations: "{{ x }}"\ncontainers: [{ name: a, image: a:1 }]\n');
});

const workload = (kind: string, namespace: string, more = '', image = 'web:1') => `
  apiVersion: apps/v1
  kind: ${kind}
  metadata: { name: web, namespace: ${namespace} }
  spec:
    template:
      spec:
        ${more}
        tolerations: [{ operator: Exists }]
        containers: [{ name: web, image: "${image}" }]
`;

test('leaves agents on all nodes and parts of the cluster alone', () => {
  expect(messagesOf(rule, workload('Deployment', 'shop'))).toHaveLength(1);
  checkRule(rule, workload('DaemonSet', 'shop'));
  checkRule(rule, workload('Deployment', 'kube-system'));
  checkRule(rule, workload('Deployment', 'shop', 'priorityClassName: system-cluster-critical'));
  checkRule(rule, workload('Deployment', 'shop', '', 'registry.k8s.io/metrics-server/metrics-server:v0.8.0'));
  expect(messagesOf(rule, workload('DaemonSet', 'shop'), { options: { daemonSets: true } })).toHaveLength(1);
});

test('the fix removes the toleration', () => {
  checkFix(
    rule,
    `
    tolerations:
      - key: node-role.kubernetes.io/control-plane
        operator: Exists
      - key: example.com/gpu # ours
        operator: Exists
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
    `
    tolerations:
      - key: example.com/gpu # ours
        operator: Exists
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});
