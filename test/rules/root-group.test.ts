import { expect, test } from 'vitest';
import { rootGroup as rule } from '../../server/src/rules/hardening/root-group.ts';
import { checkFix, checkRule, judge, wrapExample } from '../support/ruleTester.ts';

test('reports each 0 where it is written', () => {
  checkRule(
    rule,
    `
    securityContext:
      fsGroup: 0
      #        ^ warning unsafe: fsGroup gives the pod's volumes, and every process in it, root's group (0).
      runAsGroup: 0
      #           ^ warning unsafe: The pod asks for root's group (runAsGroup: 0), which has rights in image and node.
      supplementalGroups: [0, 2000]
      #                    ^ warning unsafe: supplementalGroups adds root's group (0) to every container, which has rights in image and node.
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { runAsGroup: 0 }
        #                              ^ warning unsafe: Container "web" asks for root's group (runAsGroup: 0), which has rights in image and node.
    `,
  );
});

test('is silent about other groups, none, templates, user namespaces and Windows', () => {
  checkRule(
    rule,
    `
    securityContext: { fsGroup: 1, runAsGroup: "{{ .Values.group }}", supplementalGroups: "{{ x }}" }
    containers:
      - { name: a, image: a:1 }
      - { name: b, image: b:1, securityContext: { runAsGroup: "0" } }
    `,
  );
  const pod = (more: string) =>
    `${more}\nsecurityContext: { runAsGroup: 0 }\ncontainers: [{ name: a, image: a:1 }]\n`;
  for (const more of ['hostUsers: false', 'hostUsers: "{{ x }}"', 'os: { name: windows }'])
    checkRule(rule, pod(more));
});

test('asked to, also reports a container without a group', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        #     ^^^ warning unsafe: Container "web" has no runAsGroup: unless its image names a group, it runs with root's.
        image: registry.example.com/web:1
      - { name: own, image: registry.example.com/own:1, securityContext: { runAsGroup: 10001 } }
    `,
    { options: { required: true } },
  );
});

test('speaks instead of high-group-id', () => {
  const pod = `
    securityContext: { runAsGroup: 0 }
    containers: [{ name: a, image: registry.example.com/a:1 }]
  `;
  const rules = judge(wrapExample(pod)).map(({ finding }) => finding.rule);
  expect(rules).toContain('root-group');
  expect(rules).not.toContain('high-group-id');
});

test('the fix sets another group, or takes the item away', () => {
  checkFix(
    rule,
    `
    containers:
      - name: db
        image: postgres:17
        securityContext:
          runAsGroup: 0 # why?
    `,
    `
    containers:
      - name: db
        image: postgres:17
        securityContext:
          runAsGroup: 999 # why?
    `,
  );
  checkFix(
    rule,
    `
    securityContext:
      supplementalGroups: [2000, 0]
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
    `
    securityContext:
      supplementalGroups: [2000]
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});
