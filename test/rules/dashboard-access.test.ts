import { expect, test } from 'vitest';
import { dashboardAccess as rule } from '../../server/src/rules/images/dashboard-access.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (name: string, image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { serviceAccountName: kubernetes-dashboard, containers: [{ name: a, image: "${image}" }] }\n`;

test('reports the account of the dashboard at another pod', () => {
  checkRule(
    rule,
    `
    serviceAccountName: kubernetes-dashboard
    #                   ^^^^^^^^^^^^^^^^^^^^ warning: "example" runs as the ServiceAccount of the Kubernetes Dashboard and has all of its rights.
    containers: [{ name: web, image: "registry.example.com/web:1" }]
    `,
  );
});

test('reports its role given to others', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: readers }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: kubernetes-dashboard }
    subjects:
      - { kind: ServiceAccount, name: kubernetes-dashboard, namespace: kubernetes-dashboard }
      - { kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }
      #                     ^^^^ warning: "jane" is given the role of the Kubernetes Dashboard, with the Secrets that it reads.
      - { kind: User, name: "{{ .Values.user }}", apiGroup: rbac.authorization.k8s.io }
    `,
  );
});

test('is silent about the dashboard and its scraper', () => {
  expect(messagesOf(rule, pod('kubernetes-dashboard-web', 'registry.example.com/ui:1'))).toEqual([]);
  expect(messagesOf(rule, pod('dashboard-metrics-scraper', 'kubernetesui/metrics-scraper:v1.0.8'))).toEqual(
    [],
  );
  expect(messagesOf(rule, pod('"{{ .Values.name }}"', 'registry.example.com/ui:1'))).toEqual([]);
});
