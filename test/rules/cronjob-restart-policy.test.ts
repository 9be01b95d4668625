import { expect, test } from 'vitest';
import { cronjobRestartPolicy as rule } from '../../server/src/rules/availability/cronjob-restart-policy.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const cron = (line: string) => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: backup }
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          containers: [{ name: backup, image: "backup:1" }]
          ${line}
`;

test('reports Always and the default, which is Always', () => {
  checkRule(
    rule,
    `
    apiVersion: batch/v1
    kind: CronJob
    metadata: { name: backup }
    spec:
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Always
              #              ^^^^^^ error safe: CronJob "backup" is refused: restartPolicy must be OnFailure or Never, not Always.
              containers: [{ name: backup, image: "backup:1" }]
    `,
  );
  expect(messagesOf(rule, cron('# none'))).toEqual([
    'error: CronJob "backup" is refused: restartPolicy must be OnFailure or Never, and the default is Always.',
  ]);
  const job =
    'apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ name: a, image: "a:1" }] } } }\n';
  expect(messagesOf(rule, job)).toHaveLength(1);
});

test('is silent about what is accepted, templates and patches', () => {
  for (const policy of ['OnFailure', 'Never', '"{{ p }}"']) checkRule(rule, cron(`restartPolicy: ${policy}`));
  checkRule(rule, cron('{{ more }}'));
  checkRule(rule, cron('# none').replace(', image: "backup:1"', ''));
});

test('the fix is safe, since nothing ran', () => {
  const fix = checkFix(rule, cron('restartPolicy: Always # ?'), cron('restartPolicy: OnFailure # ?'));
  expect(fix.safety).toBe('safe');
});
