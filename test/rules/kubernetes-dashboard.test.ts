import { expect, test } from 'vitest';
import { kubernetesDashboard as rule } from '../../server/src/rules/images/kubernetes-dashboard.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const MESSAGE =
  'warning: The Kubernetes Dashboard runs here: it is no longer maintained, and a way into the cluster.';
const pod = (image: string, label = 'web') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a, labels: { k8s-app: ${label} } }\nspec: { containers: [{ name: a, image: "${image}" }] }\n`;

test('reports the image, or the label of a mirror', () => {
  checkRule(
    rule,
    `
    containers:
      - name: dashboard
        image: kubernetesui/dashboard:v2.7.0
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${MESSAGE}
    `,
  );
  expect(messagesOf(rule, pod('k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1'))).toEqual([MESSAGE]);
  expect(messagesOf(rule, pod('kubernetesui/dashboard-web:1.6.2'))).toEqual([MESSAGE]);
  expect(messagesOf(rule, pod('registry.example.com/mirror/ui:1', 'kubernetes-dashboard'))).toEqual([
    MESSAGE,
  ]);
});

test('is silent about its metrics scraper and other dashboards', () => {
  expect(messagesOf(rule, pod('kubernetesui/metrics-scraper:v1.0.8', 'kubernetes-dashboard'))).toEqual([]);
  expect(messagesOf(rule, pod('kubernetesui/dashboard-metrics-scraper:1.2.2'))).toEqual([]);
  expect(messagesOf(rule, pod('registry.example.com/sales-dashboard:1'))).toEqual([]);
  expect(messagesOf(rule, pod('{{ .Values.image }}', '"{{ .Values.name }}"'))).toEqual([]);
});
