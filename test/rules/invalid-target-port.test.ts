import { expect, test } from 'vitest';
import { invalidTargetPort as rule } from '../../server/src/rules/metadata/invalid-target-port.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const service = (port: string) => `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
    - port: 80
      targetPort: ${port}
`;
const container = (name: string) =>
  `containers: [{ name: web, image: "web:1", ports: [{ containerPort: 80, name: ${name} }] }]\n`;

test('reports numbers, numbers in quotes and names', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Service
    metadata: { name: web }
    spec:
      selector: { app: web }
      ports:
        - port: 0
          #     ^ warning: The port 0 is refused: ports are numbers between 1 and 65535.
          targetPort: "8080"
          #           ^^^^^^ warning safe: The target port "8080" is refused: in quotes it is the name of a port, not its number.
        - port: 81
          targetPort: 65536
          #           ^^^^^ warning: The port 65536 is refused: ports are numbers between 1 and 65535.
    `,
  );
});

test.each([
  ['web_http', 'it may have lower-case letters, digits and dashes only'],
  ['HTTP', 'it may have lower-case letters, digits and dashes only'],
  ['"8080"', 'it needs a letter'],
  ['a--b', 'it may not have two dashes in a row'],
  ['-a', 'it may not begin or end with a dash'],
  ['a-very-long-name', 'it has 16 characters, and 15 are allowed'],
])('reports the name %s of a container port', (name, reason) => {
  const [message] = messagesOf(rule, container(name));
  expect(message).toContain(reason);
});

test('is silent about valid ones, templates and other types', () => {
  for (const port of ['8080', 'http', 'exactly-15-char', '"{{ port }}"', '$(PORT)', 'null', '[80]']) {
    checkRule(rule, service(port));
  }
  for (const name of ['http', 'h2c-1', '"{{ name }}"', '8080']) checkRule(rule, container(name));
});

test('the fix makes it a number', () => {
  checkFix(rule, service('"8080" # pod'), service('8080 # pod'));
});
