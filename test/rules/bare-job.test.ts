import { expect, test } from 'vitest';
import { bareJob as rule } from '../../server/src/rules/hardening/bare-job.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const job = (metadata: string) => `apiVersion: batch/v1\nkind: Job\nmetadata: { name: report${metadata} }\n`;

test('reports a Job that no CronJob owns', () => {
  const text = 'hint: Job "report" does not belong to a CronJob: somebody starts it by hand.';
  expect(messagesOf(rule, job(''))).toEqual([text]);
  expect(messagesOf(rule, job(', ownerReferences: [{ kind: Workflow }]'))).toEqual([text]);
});

test('is silent about others and what is not known', () => {
  checkRule(rule, job(', ownerReferences: [{ kind: CronJob, name: report }]'));
  checkRule(rule, job(', ownerReferences: "{{ x }}"'));
});
