import { expect, test } from 'vitest';
import { publicRegistry as rule } from '../../server/src/rules/images/public-registry.ts';
import { checkRule, messagesOf } from '../support/ruleTester.ts';

const pod = (image: string) => `containers:\n  - { name: web, image: "${image}" }\n`;

test('reports the registry, also where it is implied', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: nginx:1.29
        #      ^^^^^^^^^^ info: The image of container "web" comes from the public registry docker.io.
    initContainers:
      - name: init
        image: ghcr.io/example/init:1
        #      ^^^^^^^^^^^^^^^^^^^^^^ info: The image of container "init" comes from the public registry ghcr.io.
    `,
  );
});

test.each([
  'registry.example.com/nginx:1',
  'docker.io.example.com/nginx:1',
  '{{ .Values.image }}',
  '$(IMAGE)',
])('is silent about %s', (image) => {
  expect(messagesOf(rule, pod(image))).toEqual([]);
});

test('takes paths and whole domains from the configuration', () => {
  const options = { registries: ['ghcr.io/untrusted', '*.evil.example'] };
  expect(messagesOf(rule, pod('ghcr.io/untrusted/a:1'), { options })).toHaveLength(1);
  expect(messagesOf(rule, pod('a.evil.example/a:1'), { options })).toHaveLength(1);
  expect(messagesOf(rule, pod('ghcr.io/trusted/a:1'), { options })).toEqual([]);
  expect(messagesOf(rule, pod('nginx:1'), { options })).toEqual([]);
});

test('leaves the word to trusted-registry where a team lists its registries', () => {
  expect(
    messagesOf(rule, pod('nginx:1'), { config: { trustedRegistries: ['registry.example.com'] } }),
  ).toEqual([]);
});
