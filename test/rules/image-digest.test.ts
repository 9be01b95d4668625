import { test } from 'vitest';
import { imageDigest as rule } from '../../server/src/rules/images/image-digest.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports an image without digest, and one that is cut off', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: nginx:1.29
        #      ^^^^^^^^^^ info: Image nginx:1.29 of container "web" has no digest: its tag can be moved to another image.
      - name: log
        image: fluentd@sha256:abcdef
        #      ^^^^^^^^^^^^^^^^^^^^^ info: The image digest of container "log" is not complete, so no runtime accepts it.
    `,
  );
});

test('is silent about digests of any algorithm, templates and what is no image', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: "a@sha256:${'0'.repeat(64)}" }
      - { name: b, image: "b:1@sha512:${'f'.repeat(128)}" }
      - { name: c, image: "c:$(TAG)" }
      - { name: d, image: ":" }
      - { name: e, image: "{{ .Values.image }}" }
    `,
  );
});
