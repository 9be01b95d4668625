import { expect, test } from 'vitest';
import { pdbMinAvailable as rule } from '../../server/src/rules/availability/pdb-min-available.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const pdb = (least: string, selector = '{ matchLabels: { app: web } }') => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  minAvailable: ${least}
  selector: ${selector}
`;
const hpa =
  '\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { scaleTargetRef: { kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 9 }\n';
const THREE = workload({ spec: 'replicas: 3' });

test('reports 100%', () => {
  checkRule(
    rule,
    `
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: web }
    spec:
      minAvailable: 100%
      #             ^^^^ info: PodDisruptionBudget "web" wants all pods available, so nodes with these pods cannot be drained.
      selector: { matchLabels: { app: web } }
    `,
  );
});

test.each([
  ['3', THREE, 'wants 3 available, and Deployment "web" has 3'],
  // The disruption controller rounds up.
  ['67%', THREE, 'wants 67% available, and Deployment "web" has 3'],
  ['1', workload(), 'wants 1 available, and Deployment "web" has 1'],
  ['3', THREE + hpa, 'wants 3 available, but HorizontalPodAutoscaler "web" may go down to 2'],
])('reports %s of too few pods', (least, text, said) => {
  const messages = messagesOf(rule, text + pdb(least));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(said);
});

test('reports a missing selector, unless the budget may be a patch of another one', () => {
  const alone =
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { minAvailable: 1 }\n';
  expect(messagesOf(rule, alone)).toEqual([
    'info: PodDisruptionBudget "web" has no selector, so it protects no pod.',
  ]);
  expect(messagesOf(rule, alone, { beside: pdb('1') })).toEqual([]);
});

test.each([
  ['one pod less', THREE + pdb('2')],
  ['66% of three', THREE + pdb('66%')],
  ['as many as the autoscaler leaves', THREE + hpa + pdb('2')],
  ['a workload that is switched off', workload({ spec: 'replicas: 0' }) + pdb('1')],
  ['an unknown number of pods', workload({ spec: 'replicas: {{ n }}' }) + pdb('1')],
  ['other pods', THREE + pdb('3', '{ matchLabels: { app: api } }')],
  ['two workloads', `${THREE}---\n${workload({ name: 'b', spec: 'replicas: 3' })}${pdb('3')}`],
  ['a template', THREE + pdb('"{{ n }}"')],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text);
});
