import { expect, test } from 'vitest';
import { containerPorts as rule } from '../../server/src/rules/metadata/container-ports.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports duplicates, missing and impossible numbers', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: web:1
        ports:
          - { name: http, containerPort: 80 }
          - name: http
            #     ^^^^ warning: Container "web" is refused: it has two ports named "http".
            containerPort: 70000
            #              ^^^^^ warning: Container "web" is refused: containerPort 70000 is not between 1 and 65535.
          - name: metrics
            #     ^^^^^^^ warning: Container "web" is refused: a port has no containerPort.
    `,
  );
});

test('asks for names where that is wanted', () => {
  const text = 'containers: [{ name: web, image: "web:1", ports: [{ containerPort: 80 }] }]';
  checkRule(rule, text);
  expect(messagesOf(rule, text, { options: { requireNames: true } })).toEqual([
    'hint: Container "web" has a port without a name.',
  ]);
});

test('is silent about the same name in two containers, templates and patches', () => {
  const port = 'ports: [{ name: http, containerPort: 80 }]';
  checkRule(rule, `containers: [{ name: a, image: "a:1", ${port} }, { name: b, image: "b:1", ${port} }]`);
  checkRule(
    rule,
    'containers: [{ name: a, image: "a:1", ports: [{ containerPort: "{{ p }}" }, "{{ q }}"] }]',
  );
  checkRule(rule, 'containers: [{ name: a, ports: [{ name: http }] }]', { options: { requireNames: true } });
});
