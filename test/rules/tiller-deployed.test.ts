import { expect, test } from 'vitest';
import { tillerDeployed as rule } from '../../server/src/rules/images/tiller-deployed.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const WORKLOAD =
  'error: Tiller of Helm 2 runs here: whoever reaches its port installs what they like, mostly as cluster-admin.';
const SERVICE = 'error: The Service makes Tiller of Helm 2 reachable: it asks nobody for a login.';
const pod = (labels: string, image = 'registry.example.com/web:1') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a, labels: ${labels} }\nspec: { containers: [{ name: a, image: "${image}" }] }\n`;
const service = (name: string, selector: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: { selector: ${selector} }\n`;

test('reports the image once, or the label', () => {
  checkRule(
    rule,
    `
    containers:
      - name: tiller
        image: gcr.io/kubernetes-helm/tiller:v2.16.1
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${WORKLOAD}
    `,
  );
  expect(messagesOf(rule, pod('{ app: helm, name: tiller }'))).toEqual([WORKLOAD]);
  expect(messagesOf(rule, pod('{ app: helm, name: tiller }', 'ghcr.io/helm/tiller:v2'))).toEqual([WORKLOAD]);
});

test('reports the Service by name or selector', () => {
  expect(messagesOf(rule, service('tiller-deploy', '{ app: x }'))).toEqual([SERVICE]);
  expect(messagesOf(rule, service('helm', '{ app: helm, name: tiller }'))).toEqual([SERVICE]);
});

test('is silent about other words and other programs around Helm', () => {
  expect(messagesOf(rule, pod('{ app: helm }', 'registry.example.com/distiller:1'))).toEqual([]);
  expect(messagesOf(rule, pod('{ app: helm, name: "{{ .Values.name }}" }', '{{ .Values.image }}'))).toEqual(
    [],
  );
  expect(messagesOf(rule, service('distiller', '{ name: web }'))).toEqual([]);
});
