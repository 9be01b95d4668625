import { expect, test } from 'vitest';
import { kubeSystemNamespace as rule } from '../../server/src/rules/hardening/kube-system-namespace.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const workload = (kind: string, namespace: string, labels = '{}', spec = '') => `
  apiVersion: apps/v1
  kind: ${kind}
  metadata: { name: web, namespace: "${namespace}", labels: ${labels} }
  spec:
    template:
      spec:
        ${spec}
        containers: [{ name: web, image: registry.example.com/web:1 }]
`;

test('reports an application', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: kube-system
      #          ^^^^^^^^^^^ warning: Pod "web" lives in kube-system, beside the cluster's own secrets and outside most policies.
    spec:
      containers: [{ name: web, image: registry.example.com/web:1 }]
    `,
  );
  expect(messagesOf(rule, workload('Deployment', 'kube-system'))).toHaveLength(1);
});

test('is silent elsewhere, and about agents and parts of the cluster', () => {
  checkRule(rule, workload('Deployment', 'shop'));
  checkRule(rule, workload('Deployment', '{{ .Release.Namespace }}'));
  checkRule(rule, workload('DaemonSet', 'kube-system'));
  checkRule(rule, workload('Deployment', 'kube-system', '{ tier: control-plane }'));
  checkRule(rule, workload('Deployment', 'kube-system', '{ kubernetes.io/cluster-service: "true" }'));
  checkRule(rule, workload('Deployment', 'kube-system', '{ addonmanager.kubernetes.io/mode: Reconcile }'));
  checkRule(rule, workload('Deployment', 'kube-system', '{}', 'priorityClassName: system-node-critical'));
});
