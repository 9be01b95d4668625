import { test } from 'vitest';
import { cronjobInventory as rule } from '../../server/src/rules/hardening/cronjob-inventory.ts';
import { checkRule } from '../support/ruleTester.ts';

test('lists every CronJob', () => {
  checkRule(
    rule,
    `
    apiVersion: batch/v1
    kind: CronJob
    #     ^^^^^^^ hint: CronJob "report" starts pods on schedule "0 3 * * *": does somebody own it?
    metadata: { name: report }
    spec: { schedule: "0 3 * * *" }
    `,
  );
});

test('is silent about Jobs', () => {
  checkRule(rule, 'apiVersion: batch/v1\nkind: Job\nmetadata: { name: report }\n');
});
