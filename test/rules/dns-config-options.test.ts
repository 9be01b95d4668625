import { expect, test } from 'vitest';
import { dnsConfigOptions as rule } from '../../server/src/rules/availability/dns-config-options.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const CONTAINERS = 'containers: [{ name: web, image: "web:1" }]';
const pod = (lines: string) => `${CONTAINERS}\n${lines}\n`;

test('reports another value and none', () => {
  checkRule(
    rule,
    `
    ${CONTAINERS}
    dnsConfig:
      options:
        - name: ndots
          value: "5"
          #      ^^^ hint unsafe: Pod "example" does not set the resolver option ndots to 2.
    `,
  );
  expect(messagesOf(rule, CONTAINERS)).toHaveLength(1);
  expect(messagesOf(rule, CONTAINERS, { options: { required: { ndots: '1', timeout: '2' } } })).toHaveLength(
    2,
  );
});

test('is silent about the value, as text or number, no option, the resolver of the node, templates and patches', () => {
  checkRule(rule, pod('dnsConfig: { options: [{ name: ndots, value: "2" }] }'));
  checkRule(rule, pod('dnsConfig: { options: [{ name: ndots, value: 2 }] }'));
  checkRule(rule, CONTAINERS, { options: { required: {} } });
  checkRule(rule, pod('dnsPolicy: Default'));
  checkRule(rule, pod('dnsConfig: "{{ dns }}"'));
  checkRule(rule, pod('dnsConfig: { options: [{ name: ndots, value: "{{ n }}" }] }'));
  checkRule(rule, 'containers: [{ name: web }]\n');
});

test('the fixes add the option, or set it', () => {
  checkFix(
    rule,
    pod('dnsConfig: # dns\n  options:\n    - name: edns0'),
    pod('dnsConfig: # dns\n  options:\n    - name: edns0\n    - name: ndots\n      value: "2"'),
  );
  checkFix(
    rule,
    pod('dnsConfig:\n  options:\n    - name: ndots\n      value: "5" # many'),
    pod('dnsConfig:\n  options:\n    - name: ndots\n      value: "2" # many'),
  );
});
