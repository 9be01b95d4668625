import { expect, test } from 'vitest';
import { selinuxOptions as rule } from '../../server/src/rules/pod-security/selinux-options.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports type, user and role, of the pod and of each container', () => {
  checkRule(
    rule,
    `
    securityContext:
      seLinuxOptions:
        type: spc_t
        #     ^^^^^ error unsafe: The pod has the SELinux type "spc_t", which is not one for containers.
        user: system_u
        #     ^^^^^^^^ error unsafe: The pod sets an SELinux user: containers are confined under the usual one only.
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { seLinuxOptions: { type: container_t, role: system_r } }
        #                                                             ^^^^^^^^ error unsafe: Container "web" sets an SELinux role: containers are confined under the usual one only.
    `,
  );
});

test('container_engine_t is allowed from 1.31 on', () => {
  const pod = `
    securityContext: { seLinuxOptions: { type: container_engine_t } }
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: 30 } })).toHaveLength(1);
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: 31 } })).toEqual([]);
});

test('is silent about container types, levels, empty text and templates', () => {
  checkRule(
    rule,
    `
    securityContext: { seLinuxOptions: { type: "", user: "", role: null, level: "s0:c1,c2" } }
    containers:
      - { name: a, image: a:1, securityContext: { seLinuxOptions: { type: container_init_t } } }
      - { name: b, image: b:1, securityContext: { seLinuxOptions: { type: container_kvm_t } } }
      - { name: c, image: c:1, securityContext: { seLinuxOptions: { type: "{{ .Values.type }}", user: 7 } } }
      - { name: d, image: d:1, securityContext: { seLinuxOptions: "{{ .Values.options }}" } }
    `,
  );
});

test('the fix removes the field alone and keeps comments', () => {
  checkFix(
    rule,
    `
    securityContext:
      seLinuxOptions:
        level: s0:c1,c2 # as on the share
        type: spc_t
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    securityContext:
      seLinuxOptions:
        level: s0:c1,c2 # as on the share
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    { title: 'Remove the SELinux type' },
  );
});
