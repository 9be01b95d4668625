import { test } from 'vitest';
import { imagePullPolicy as rule } from '../../server/src/rules/images/image-pull-policy.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a policy other than Always, written or by default', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        #     ^^^ hint safe: Container "web" may run an old image left on the node: its pull policy is IfNotPresent.
        image: nginx:1.29
      - name: log
        image: fluentd:latest
        imagePullPolicy: IfNotPresent
        #                ^^^^^^^^^^^^ info unsafe: Container "log" may run an old image left on the node: its pull policy is IfNotPresent.
      - name: local
        image: local:1
        imagePullPolicy: Never
        #                ^^^^^ info unsafe: Container "local" may run an old image left on the node: its pull policy is Never.
    `,
  );
});

test('is silent about Always, also by default, about digests and what is not known', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, imagePullPolicy: Always }
      - { name: b, image: b }
      - { name: c, image: c:latest }
      - { name: d, image: "d@sha256:${'0'.repeat(64)}", imagePullPolicy: Never }
      - { name: e, image: e:1, imagePullPolicy: 5 }
      - { name: f, image: "\${IMAGE}", imagePullPolicy: Never }
      - { name: g, image: "Not An Image" }
    `,
  );
  checkRule(rule, 'containers: [{ name: a, image: a:1, imagePullPolicy: "{{ .Values.policy }}" }]\n');
});

test('the fix replaces the policy and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: nginx:1.29
        imagePullPolicy: IfNotPresent # default
    `,
    `
    containers:
      - name: web
        image: nginx:1.29
        imagePullPolicy: Always # default
    `,
  );
});

test('the fix inserts the policy', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: nginx:1.29 # newest
    `,
    `
    containers:
      - name: web
        image: nginx:1.29 # newest
        imagePullPolicy: Always
    `,
  );
});
