import { expect, test } from 'vitest';
import { ephemeralStorage as rule } from '../../server/src/rules/resources/ephemeral-storage.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (resources: string) => `containers:\n  - name: web\n    image: web:1 # site\n${resources}`;
const limitRange = (key: string) =>
  `apiVersion: v1\nkind: LimitRange\nmetadata: { name: all }\nspec: { limits: [{ type: Container, ${key}: { ephemeral-storage: 1Gi } }] }\n`;

test('reports a missing limit, with or without a request', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: web:1
        resources:
      # ^^^^^^^^^ hint unsafe: Container "web" has no limit on ephemeral storage: it may fill the disk of its node.
          requests: { ephemeral-storage: 2Gi }
    `,
  );
  expect(messagesOf(rule, pod(''))).toEqual([
    'hint: Container "web" neither requests nor limits ephemeral storage: it may fill the disk of its node.',
  ]);
});

test('is silent about a limit, a LimitRange beside it, templates and patches', () => {
  checkRule(rule, pod('    resources: { limits: { ephemeral-storage: 1Gi } }\n'));
  checkRule(rule, pod(''), { beside: limitRange('default') });
  checkRule(rule, pod('    resources: "{{ r }}"\n'));
  checkRule(rule, 'containers: [{ name: web }]\n');
});

test('the fixes set both, or a limit that is not below the request', () => {
  checkFix(
    rule,
    pod(''),
    pod(
      '    resources:\n      requests:\n        ephemeral-storage: 256Mi\n      limits:\n        ephemeral-storage: 1Gi\n',
    ),
  );
  const request = '    resources:\n      requests:\n        ephemeral-storage: 2Gi\n';
  checkFix(rule, pod(request), pod(`${request}      limits:\n        ephemeral-storage: 2Gi\n`));
});
