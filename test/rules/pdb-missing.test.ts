import { expect, test } from 'vitest';
import { pdbMissing as rule } from '../../server/src/rules/availability/pdb-missing.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const service = (more = '') => `
---
apiVersion: v1
kind: Service
metadata: { name: web${more} }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;
const budget = (selector: string, more = '') => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web${more} }
spec: { maxUnavailable: 1, selector: ${selector} }
`;
const THREE = workload({ spec: 'replicas: 3' });

test('reports a workload of several pods that a Service beside it sends requests to', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      #     ^^^ info unsafe: Deployment "web" has 3 pods and no PodDisruptionBudget: a drain of nodes may evict all of them at once.
    spec:
      replicas: 3
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [{ name: web, image: "web:1" }] }
    `,
    { beside: service() },
  );
  expect(messagesOf(rule, THREE + service() + budget('{ matchLabels: { app: api } }'))).toHaveLength(1);
});

test('goes by the minimum of an autoscaler', () => {
  const hpa = (least: string) =>
    `---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { scaleTargetRef: { kind: Deployment, name: web }, ${least} maxReplicas: 9 }\n`;
  expect(messagesOf(rule, workload() + hpa('minReplicas: 2,') + service())).toHaveLength(1);
  expect(messagesOf(rule, THREE + hpa('') + service())).toEqual([]);
});

test.each([
  ['a workload alone in its file', THREE],
  ['one pod', workload({ spec: 'replicas: 1' }) + service()],
  ['an unknown number', workload({ spec: 'replicas: {{ n }}' }) + service()],
  ['a budget', THREE + service() + budget('{ matchLabels: { app: web } }')],
  ['a budget for everything', THREE + service() + budget('{}')],
  ['a budget that may be for it', THREE + service() + budget('{ matchLabels: { app: {{ app }} } }')],
  [
    'a budget of another namespace',
    THREE + service() + budget('{ matchLabels: { app: web } }', ', namespace: a'),
  ],
  ['a Service of another namespace', THREE + service(', namespace: shop')],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text);
});

test('the fix adds a budget that lets one pod go', () => {
  const before = workload({ namespace: 'shop', spec: 'replicas: 3' }) + service(', namespace: shop');
  checkFix(
    rule,
    before,
    `${before}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
  namespace: shop
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      app: web
`,
  );
});
