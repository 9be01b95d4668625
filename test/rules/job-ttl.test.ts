import { expect, test } from 'vitest';
import { jobTtl as rule } from '../../server/src/rules/availability/job-ttl.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const job = (line = '', metadata = 'name: migrate') => `
apiVersion: batch/v1
kind: Job
metadata: { ${metadata} }
spec:
  template:
    spec: { restartPolicy: Never, containers: [{ name: migrate, image: "migrate:1" }] } # once
${line}`;
const cron = (line: string) => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: backup }
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      ${line}
      template:
        spec: { restartPolicy: Never, containers: [{ name: backup, image: "backup:1" }] }
`;

test('reports a Job that stays, and a time to live under history limits', () => {
  expect(messagesOf(rule, job())).toEqual([
    'hint: Job "migrate" stays in the cluster after it has ended: ttlSecondsAfterFinished is not set.',
  ]);
  checkRule(
    rule,
    cron(
      'ttlSecondsAfterFinished: 60\n      #                        ^^ hint unsafe: CronJob "backup" gives its Jobs a time to live, which undoes its history limits.',
    ),
  );
});

test('is silent about a time to live, hooks that a tool removes, templates and a plain CronJob', () => {
  checkRule(rule, job('  ttlSecondsAfterFinished: 0\n'));
  checkRule(rule, job('  {{ more }}\n'));
  checkRule(rule, job('', 'name: migrate, annotations: { helm.sh/hook: pre-upgrade }'));
  checkRule(rule, job('', 'name: migrate, annotations: "{{ a }}"'));
  checkRule(rule, cron('backoffLimit: 1'));
  checkRule(rule, cron('ttlSecondsAfterFinished: "{{ ttl }}"'));
});

test('the fixes set it for a Job and remove it from a CronJob', () => {
  checkFix(rule, job(), job('  ttlSecondsAfterFinished: 3600\n'));
  checkFix(rule, cron('ttlSecondsAfterFinished: 60 # short'), cron('# short'));
});
