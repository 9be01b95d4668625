import { expect, test } from 'vitest';
import { rollingUpdate as rule } from '../../server/src/rules/availability/rolling-update.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const RECREATE = 'strategy: { type: Recreate }';
const TWO = `replicas: 2\n${RECREATE}`;
const SERVICE =
  '---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n';

test('reports Recreate of several pods, and more quietly of a single one that is served', () => {
  checkRule(
    rule,
    workload({
      spec: `
        replicas: 2
        strategy:
          type: Recreate
          #     ^^^^^^^^ info unsafe: Deployment "web" stops all pods before it starts new ones: each update is an outage.
      `,
    }),
  );
  expect(messagesOf(rule, workload({ spec: RECREATE }) + SERVICE)).toEqual([
    'hint: Deployment "web" stops all pods before it starts new ones: each update is an outage.',
  ]);
});

test('reports OnDelete', () => {
  expect(
    messagesOf(rule, workload({ kind: 'DaemonSet', spec: 'updateStrategy: { type: OnDelete }' })),
  ).toEqual([
    'info: DaemonSet "web" replaces pods only when somebody deletes them: updates do not reach the running ones.',
  ]);
});

test.each([
  ['the default', workload({ spec: 'replicas: 2' })],
  ['a single pod that nobody calls', workload({ spec: RECREATE })],
  [
    'a volume that keeps data',
    workload({ spec: TWO, podSpec: 'volumes: [{ name: d, persistentVolumeClaim: { claimName: d } }]' }),
  ],
  ["the node's network", workload({ spec: TWO, podSpec: 'hostNetwork: true' })],
  ['volumes that are not known', workload({ spec: TWO, podSpec: 'volumes: "{{ v }}"' })],
  ['a template', workload({ spec: 'replicas: 2\nstrategy: { type: "{{ t }}" }' })],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text);
});

test('the fix rolls, also where a null stands beside', () => {
  checkFix(
    rule,
    workload({ spec: 'replicas: 2\nstrategy:\n  type: Recreate # simple\n  rollingUpdate: null' }),
    workload({ spec: 'replicas: 2\nstrategy:\n  type: RollingUpdate # simple' }),
  );
});
