import { test } from 'vitest';
import { resourceRatio as rule } from '../../server/src/rules/resources/resource-ratio.ts';
import { checkRule } from '../support/ruleTester.ts';

const pod = (request: string, limit: string) =>
  `containers:\n  - name: web\n    image: web:1\n    resources:\n      requests: { memory: ${request} }\n      limits:\n        memory: ${limit}\n`;

test('reports a limit far above the request', () => {
  const marker =
    '        #       ^^^^^ hint: Container "web" requests 100Mi of memory but may use 251Mi: others may count on the rest.';
  checkRule(rule, pod('100Mi', `251Mi\n${marker}`));
});

test('is silent about the ratio itself, another option, zero and templates', () => {
  checkRule(rule, pod('100Mi', '250Mi'));
  checkRule(rule, pod('100Mi', '400Mi'), { options: { ratio: 4 } });
  checkRule(rule, pod('0', '1Gi'));
  checkRule(rule, pod('"{{ m }}"', '1Gi'));
});
