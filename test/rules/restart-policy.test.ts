import { expect, test } from 'vitest';
import { restartPolicy as rule } from '../../server/src/rules/availability/restart-policy.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';
import { workload } from '../support/workload.ts';

const CONTAINERS = 'containers: [{ name: web, image: "web:1" }]';

/** Of what the API server refuses, `schema-validation` speaks where it is on. */
const UNCHECKED = { config: { rules: { 'schema-validation': 'off' as const } } };

test('reports Never of a Pod, and what a controller refuses', () => {
  checkRule(
    rule,
    `
    restartPolicy: Never
    #              ^^^^^ hint unsafe: Pod "example" is not started again after a crash: restartPolicy is Never.
    ${CONTAINERS}
    `,
  );
  expect(messagesOf(rule, workload({ podSpec: 'restartPolicy: OnFailure' }), UNCHECKED)).toEqual([
    'warning: Deployment "web" accepts no other restartPolicy than Always: the API server refuses OnFailure.',
  ]);
});

test('is silent about the default, OnFailure of a Pod, Jobs, which are retried, and templates', () => {
  checkRule(rule, CONTAINERS);
  checkRule(rule, `restartPolicy: OnFailure\n${CONTAINERS}\n`);
  checkRule(rule, `restartPolicy: "{{ p }}"\n${CONTAINERS}\n`);
  checkRule(rule, workload({ podSpec: 'restartPolicy: Always' }));
  const job =
    'apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: { restartPolicy: Never, ';
  checkRule(rule, `${job}${CONTAINERS} } } }\n`);
});

test('the fix keeps the comment', () => {
  checkFix(
    rule,
    `restartPolicy: Never # once\n${CONTAINERS}\n`,
    `restartPolicy: Always # once\n${CONTAINERS}\n`,
  );
});
