import { expect, test } from 'vitest';
import { trustedRegistry as rule } from '../../server/src/rules/images/trusted-registry.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

const trusting = (...trustedRegistries: string[]) => ({ config: { trustedRegistries } });
const isTrusted = (image: string, ...registries: string[]) =>
  messagesOf(rule, `containers: [{ name: a, image: '${image}' }]\n`, trusting(...registries)).length === 0;

test('reports an image from elsewhere, by its full name', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: nginx:1.29
        #      ^^^^^^^^^^ warning unsafe: Image docker.io/library/nginx of container "web" is in no trusted registry.
      - name: app
        image: registry.example.com/app:1
    `,
    trusting('registry.example.com'),
  );
});

test('is silent without a list, and about templates', () => {
  expect(messagesOf(rule, 'containers: [{ name: a, image: nginx }]\n')).toEqual([]);
  expect(isTrusted('{{ .Values.image }}', 'registry.example.com')).toBe(true);
});

test.each([
  ['registry.example.com/team/web:1', 'registry.example.com/team'],
  ['registry.example.com/team/web:1', 'registry.example.com/team/'],
  ['registry.example.com/team/web:1', 'registry.example.com/team/web'],
  ['Registry.example.com/web', 'registry.EXAMPLE.com'],
  ['localhost:5000/web', 'localhost:5000'],
  ['nginx', 'docker.io'],
  ['nginx', 'docker.io/library'],
  ['nginx', 'nginx'],
  ['index.docker.io/library/nginx', 'nginx'],
  ['bitnami/redis', 'index.docker.io/bitnami'],
  ['bitnami/redis', 'bitnami/'],
  ['bitnami/redis', 'bitnami/redis'],
])('%s is trusted by %s', (image, prefix) => {
  expect(isTrusted(image, 'other.example.com', prefix)).toBe(true);
});

test.each([
  ['registry.example.com.evil.com/web', 'registry.example.com'],
  ['registry.example.com/teams/web', 'registry.example.com/team'],
  ['evil.com/registry.example.com/web', 'registry.example.com'],
  ['registry.example.com:444/web', 'registry.example.com'],
  ['nginx/evil', 'nginx'],
  ['bitnami/redis', 'docker.io/library'],
])('%s is not trusted by %s', (image, prefix) => {
  expect(isTrusted(image, prefix)).toBe(false);
});

test('the fix changes the registry, and keeps tag, digest and comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: quay.io/team/web:1.4 # pinned
    `,
    `
    containers:
      - name: web
        image: registry.example.com/mirror/team/web:1.4 # pinned
    `,
    trusting('registry.example.com/mirror/'),
  );
  checkFix(
    rule,
    `containers: [{ name: web, image: "team/web@sha256:${'0'.repeat(64)}" }]\n`,
    `containers: [{ name: web, image: "registry.example.com/team/web@sha256:${'0'.repeat(64)}" }]\n`,
    trusting('registry.example.com'),
  );
});
