import { expect, test } from 'vitest';
import { nodeAffinity as rule } from '../../server/src/rules/availability/node-affinity.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const CONTAINERS = 'containers: [{ name: web, image: "web:1" }]';

test('reports a pod that says nothing of nodes', () => {
  checkRule(
    rule,
    `
    apiVersion: batch/v1
    kind: Job
    metadata: { name: web }
    spec:
      template:
        spec:
      # ^^^^ hint: Job "web" may run on any node: it has no node affinity and no node selector.
          ${CONTAINERS}
    `,
  );
  expect(messagesOf(rule, `${CONTAINERS}\naffinity: { podAntiAffinity: {} }\n`)).toHaveLength(1);
});

test('is silent about an affinity, a selector, a named node, templates and patches', () => {
  checkRule(rule, `${CONTAINERS}\naffinity: { nodeAffinity: {} }\n`);
  checkRule(rule, `${CONTAINERS}\nnodeSelector: { kubernetes.io/os: linux }\n`);
  checkRule(rule, `${CONTAINERS}\nnodeName: node-1\n`);
  checkRule(rule, `${CONTAINERS}\naffinity: "{{ .Values.affinity }}"\n`);
  checkRule(rule, 'containers: [{ name: web }]\n');
});
