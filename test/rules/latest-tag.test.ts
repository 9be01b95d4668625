import { test } from 'vitest';
import { latestTag as rule } from '../../server/src/rules/images/latest-tag.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports latest and no tag, also behind a port, in every kind of container', () => {
  checkRule(
    rule,
    `
    initContainers:
      - name: setup
        image: localhost:5000/setup
        #      ^^^^^^^^^^^^^^^^^^^^ warning: Image localhost:5000/setup of container "setup" has no tag: what runs depends on the day it was pulled.
    containers:
      - name: web
        image: "registry.example.com/web:latest"
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: Image registry.example.com/web:latest of container "web" names no version: what runs depends on the day it was pulled.
    ephemeralContainers:
      - name: debug
        image: busybox
        #      ^^^^^^^ warning: Image busybox of container "debug" has no tag: what runs depends on the day it was pulled.
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
