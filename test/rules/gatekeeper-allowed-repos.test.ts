import { expect, test } from 'vitest';
import { gatekeeperAllowedRepos as rule } from '../../server/src/rules/images/gatekeeper-allowed-repos.ts';
import { objectOf } from '../support/manifests.ts';
import { checkFix, messagesOf } from '../support/ruleTester.ts';

const repos = (list: string) =>
  objectOf(
    'constraints.gatekeeper.sh/v1beta1',
    'K8sAllowedRepos',
    `spec: { parameters: { repos: ${list} } }\n`,
  );

test('reports open ends', () => {
  expect(
    messagesOf(rule, repos('[registry.example.com, openpolicyagent, docker.io/library, docker.io/, ""]')),
  ).toEqual([
    'warning: "registry.example.com" also allows every registry whose name begins so: end it with a slash.',
    'warning: "openpolicyagent" also allows every image and account whose name begins so: end it with a slash.',
    'warning: "docker.io/library" also allows every image and account whose name begins so: end it with a slash.',
    'warning: "docker.io/" allows all of Docker Hub.',
    'warning: An empty text allows every image.',
  ]);
});

test.each([
  '[registry.example.com/]',
  '[docker.io/library/]',
  '["ghcr.io/a/b:"]',
  '["localhost:5000"]',
  '["{{ .Values.repo }}"]',
  'x',
])('is silent about %s', (list) => {
  expect(messagesOf(rule, repos(list))).toEqual([]);
});

test('the fix is safe for a registry only', () => {
  const list = (first: string) => `[${first}, "ghcr.io/ours/"]`;
  expect(
    checkFix(rule, repos(list('registry.example.com')), repos(list('registry.example.com/'))).safety,
  ).toBe('safe');
  expect(checkFix(rule, repos(list('openpolicyagent')), repos(list('openpolicyagent/'))).safety).toBe(
    'unsafe',
  );
});
