import { expect, test } from 'vitest';
import { nodeSelection as rule } from '../../server/src/rules/hardening/node-selection.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (more: string) => `${more}\ncontainers: [{ name: a, image: a:1 }]\n`;
const all = { options: { nodeSelector: true, nodeAffinity: true } };

test('reports nodeName', () => {
  checkRule(
    rule,
    `
    nodeName: worker-1
    #         ^^^^^^^^ info unsafe: The pod is bound to node "worker-1": the scheduler, and so taints and free resources, do not count.
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

test('reports the others where that is asked for, but not the choice of a platform', () => {
  const selector = pod('nodeSelector: { disk: ssd }');
  const affinity = pod('affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } }');
  expect(messagesOf(rule, selector, all)).toEqual(['info: The pod chooses its nodes with nodeSelector.']);
  expect(messagesOf(rule, affinity, all)).toEqual(['info: The pod chooses its nodes with nodeAffinity.']);
  for (const text of [selector, affinity]) checkRule(rule, text);
  checkRule(rule, pod('nodeSelector: { kubernetes.io/arch: arm64 }'), all);
  checkRule(rule, pod('nodeName: "{{ .Values.node }}"'));
});

test('the fix removes it', () => {
  checkFix(
    rule,
    `
    nodeName: worker-1
    containers:
      - { name: web, image: registry.example.com/web:1 } # ours
    `,
    `
    containers:
      - { name: web, image: registry.example.com/web:1 } # ours
    `,
  );
});
