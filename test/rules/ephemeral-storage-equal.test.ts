import { test } from 'vitest';
import { ephemeralStorageEqual as rule } from '../../server/src/rules/resources/ephemeral-storage-equal.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

const pod = (request: string, limit: string) =>
  `containers:\n  - name: web\n    image: web:1\n    resources:\n      requests:\n        ephemeral-storage: ${request}\n      limits: { ephemeral-storage: ${limit} }\n`;

test('reports a request below the limit', () => {
  checkRule(
    rule,
    pod(
      '256Mi\n        #                  ^^^^^ hint unsafe: Container "web" requests 256Mi of ephemeral storage but may use 1Gi.',
      '1Gi',
    ),
  );
});

test('is silent about equal amounts, one of them, and templates', () => {
  checkRule(rule, pod('1024Mi', '1Gi'));
  checkRule(rule, pod('null', '1Gi'));
  checkRule(rule, pod('"{{ x }}"', '1Gi'));
});

test('the fix raises the request', () => {
  checkFix(rule, pod('256Mi # low', '1Gi'), pod('1Gi # low', '1Gi'));
});
