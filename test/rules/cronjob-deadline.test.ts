import { expect, test } from 'vitest';
import { cronjobDeadline as rule } from '../../server/src/rules/availability/cronjob-deadline.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const cron = (line = '', image = 'image: "backup:1"') => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: backup }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{ name: backup, ${image} }]
  schedule: "0 3 * * *" # at night
${line}`;

test('reports a CronJob without deadline', () => {
  expect(messagesOf(rule, cron())).toEqual([
    'hint: CronJob "backup" has no startingDeadlineSeconds: after 100 missed runs it never starts again.',
  ]);
});

test('is silent about a deadline, a template, a patch', () => {
  checkRule(rule, cron('  startingDeadlineSeconds: 60\n'));
  checkRule(rule, cron('  {{ more }}\n'));
  checkRule(rule, cron('', 'args: []'));
});

test('the fix keeps comments', () => {
  checkFix(rule, cron(), cron('  startingDeadlineSeconds: 100\n'));
});
