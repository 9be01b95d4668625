import { expect, test } from 'vitest';
import { latestTag as rule } from '../../server/src/rules/images/latest-tag.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports latest and no tag, also behind a port, in every kind of container', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        image: localhost:5000/setup
        #      ^^^^^^^^^^^^^^^^^^^^ warning unsafe: Image localhost:5000/setup of container "setup" has no tag: what runs depends on the day it was pulled.
    containers:
      - name: web
        image: "registry.example.com/web:latest"
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsafe: Image registry.example.com/web:latest of container "web" names no version: what runs depends on the day it was pulled.
    ephemeralContainers:
      - name: debug
        image: busybox
        #      ^^^^^^^ warning unsafe: Image busybox of container "debug" has no tag: what runs depends on the day it was pulled.
    `,
  );
});

test('is silent about versions, digests, templates and what is no image', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b@${digest} }
      - { name: c, image: "c:latest@${digest}" }
      - { name: d, image: "{{ .Values.image }}" }
      - { name: e, image: "\${IMAGE}" }
      - { name: f, image: "Not An Image" }
      - { name: g, image: 5 }
      - { name: h, image: h:latest-alpine }
    `,
  );
});

test('the fix asks for a version, and keeps quotes and comments', () => {
  const fix = checkFix(
    rule,
    'containers: [{ name: web, image: "localhost:5000/web:latest", imagePullPolicy: Always }] # here\n',
    'containers: [{ name: web, image: "localhost:5000/web:VERSION", imagePullPolicy: Always }] # here\n',
  );
  expect(fix).toMatchObject({ title: 'Name a version', asks: true });
});

test('the fix offers the versions that others of the workspace run', () => {
  const beside = `
    apiVersion: v1
    kind: Pod
    metadata: { name: other }
    spec: { containers: [{ name: a, image: docker.io/library/nginx:1.29.1 }, { name: b, image: nginx:latest }] }
  `;
  const fix = checkFix(
    rule,
    'containers: [{ name: web, image: nginx, imagePullPolicy: Always }]\n',
    'containers: [{ name: web, image: nginx:1.29.1, imagePullPolicy: Always }]\n',
    { beside },
  );
  expect(fix.title).toBe('Use the tag 1.29.1, as elsewhere in this workspace');
});
