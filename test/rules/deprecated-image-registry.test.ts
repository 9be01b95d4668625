import { expect, test } from 'vitest';
import { deprecatedImageRegistry as rule } from '../../server/src/rules/images/deprecated-image-registry.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports the old host', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: k8s.gcr.io/pause:3.9
        #      ^^^^^^^^^^^^^^^^^^^^ warning safe: The image of container "web" comes from k8s.gcr.io, which gets no updates since 2023.
    `,
  );
});

test.each([
  'registry.k8s.io/pause:3.9',
  'gcr.io/k8s/pause:1',
  'k8s.gcr.io.example.com/pause:1',
  '"{{ .Values.image }}"',
])('is silent about %s', (image) => {
  expect(messagesOf(rule, `containers: [{ name: web, image: ${image} }]\n`)).toEqual([]);
});

test('the fix changes the host only', () => {
  const digest = 'a'.repeat(64);
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: "k8s.gcr.io/sig/app:v1@sha256:${digest}" # pinned
    `,
    `
    containers:
      - name: web
        image: "registry.k8s.io/sig/app:v1@sha256:${digest}" # pinned
    `,
  );
});
