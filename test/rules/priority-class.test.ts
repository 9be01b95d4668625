import { expect, test } from 'vitest';
import { priorityClass as rule } from '../../server/src/rules/availability/priority-class.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const CONTAINERS = 'containers: [{ name: web, image: "web:1" }]';

test('reports none, and one that is not approved', () => {
  expect(messagesOf(rule, CONTAINERS)).toEqual([
    'hint: Pod "example" names no priority class: it may be the first to go when the nodes are full.',
  ]);
  checkRule(
    rule,
    `
    ${CONTAINERS}
    priorityClassName: highest
    #                  ^^^^^^^ hint: Pod "example" uses the priority class "highest", which is not among the approved ones.
    `,
    { options: { allowed: ['business'] } },
  );
});

test('is silent about any name, an approved one, templates and patches', () => {
  checkRule(rule, `${CONTAINERS}\npriorityClassName: highest\n`);
  checkRule(rule, `${CONTAINERS}\npriorityClassName: business\n`, { options: { allowed: ['business'] } });
  checkRule(rule, `${CONTAINERS}\npriorityClassName: "{{ class }}"\n`, {
    options: { allowed: ['business'] },
  });
  checkRule(rule, 'containers: [{ name: web }]\n');
});
