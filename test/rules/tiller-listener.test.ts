import { expect, test } from 'vitest';
import { tillerListener as rule } from '../../server/src/rules/images/tiller-listener.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const MESSAGE = 'error: Tiller in container "tiller" listens for every pod of the cluster, without a login.';
const tiller = (rest: string) =>
  `containers: [{ name: tiller, image: "ghcr.io/helm/tiller:v2.17.0"${rest} }]\n`;

test('reports the container, or its arguments', () => {
  checkRule(
    rule,
    `
    containers:
      - name: tiller
        #     ^^^^^^ ${MESSAGE}
        image: ghcr.io/helm/tiller:v2.17.0
    `,
  );
  expect(messagesOf(rule, tiller(', args: ["--listen=0.0.0.0:44134"]'))).toEqual([MESSAGE]);
});

test.each([
  tiller(', args: ["--listen=localhost:44134"]'),
  tiller(', command: [/tiller, --listen, "127.0.0.1:44134"]'),
  tiller(', args: ["{{ .Values.args }}"]'),
  tiller(', args: "{{ .Values.args }}"'),
  'containers: [{ name: tiller, image: "registry.example.com/web:1" }]\n',
])('is silent: %#', (text) => {
  expect(messagesOf(rule, text)).toEqual([]);
});
