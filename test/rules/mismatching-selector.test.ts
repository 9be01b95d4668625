import { expect, test } from 'vitest';
import { mismatchingSelector as rule } from '../../server/src/rules/metadata/mismatching-selector.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const deployment = (selector: string, labels: string, apiVersion = 'apps/v1') => `
apiVersion: ${apiVersion}
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  ${selector}
  template:
    metadata:
      labels: ${labels}
    spec:
      containers: [{ name: web, image: "web:1" }]
`;

test('reports a label that is not there, or has another value', () => {
  checkRule(
    rule,
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      selector:
        matchLabels:
          app: web
          tier: front
          #     ^^^^^ error unsafe: Deployment "web" is refused: the labels of its pod template do not meet its selector (tier: front).
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [{ name: web, image: "web:1" }] }
    `,
  );
  expect(
    messagesOf(rule, deployment('selector: { matchLabels: { app: web } }', '{ app: wbe }')),
  ).toHaveLength(1);
  expect(
    messagesOf(
      rule,
      deployment('selector: { matchExpressions: [{ key: app, operator: Exists }] }', '{ tier: a }'),
    ),
  ).toEqual([
    'error: Deployment "web" is refused: the labels of its pod template do not meet its selector (matchExpressions).',
  ]);
  const controller =
    'apiVersion: v1\nkind: ReplicationController\nmetadata: { name: web }\nspec: { selector: { app: web }, template: { metadata: { labels: { app: wbe } }, spec: { containers: [{ name: web, image: "web:1" }] } } }\n';
  expect(messagesOf(rule, controller)).toHaveLength(1);
});

test('reports a missing or empty selector', () => {
  for (const selector of ['# none', 'selector: {}'])
    expect(messagesOf(rule, deployment(selector, '{ app: web }'))).toEqual([
      'error: Deployment "web" is refused: it has no selector, which must match the labels of its pod template.',
    ]);
});

test.each([
  [
    'a selector of part of the labels',
    deployment('selector: { matchLabels: { app: web } }', '{ app: web, tier: a }'),
  ],
  ['an unquoted number on both sides', deployment('selector: { matchLabels: { v: 1 } }', '{ v: 1 }')],
  [
    'a label that is not known',
    deployment('selector: { matchLabels: { app: web } }', '{ app: "{{ name }}" }'),
  ],
  ['a selector that is not known', deployment('selector: { matchLabels: "{{ labels }}" }', '{ app: web }')],
  ['neither of them, as before a kustomization', deployment('# none', '{}')],
  ['old versions, which take the labels', deployment('# none', '{ app: web }', 'apps/v1beta1')],
  ['a patch', deployment('selector: { matchLabels: { app: web } }', '{}').replace(', image: "web:1"', '')],
  ['a Job without selector', deployment('# none', '{ a: b }', 'batch/v1').replace('Deployment', 'Job')],
])('is silent about %s', (_what, text) => {
  checkRule(rule, text);
});

test('the fixes change the template, or write the selector', () => {
  const selector = 'selector: { matchLabels: { app: web, tier: front } }';
  checkFix(
    rule,
    deployment(selector, '{ app: wbe } # ours'),
    deployment(selector, '{ app: web, tier: front } # ours'),
  );
  checkFix(
    rule,
    deployment('# none', '{ app: web }'),
    deployment('selector:\n    matchLabels:\n      app: web\n  # none', '{ app: web }'),
  );
  const never = 'selector: { matchExpressions: [{ key: app, operator: DoesNotExist }] }';
  expect(() => checkFix(rule, deployment(never, '{ app: web }'), '')).toThrow('No such fix');
});
