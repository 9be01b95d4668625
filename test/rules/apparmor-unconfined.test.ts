import { test } from 'vitest';
import { apparmorUnconfined as rule } from '../../server/src/rules/pod-security/apparmor-unconfined.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports profiles of pod and containers that are not allowed', () => {
  checkRule(
    rule,
    `
    securityContext:
      appArmorProfile:
        type: Unconfined
        #     ^^^^^^^^^^ error safe: The pod sets the AppArmor profile to "Unconfined": the runtime's default no longer confines it.
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          appArmorProfile: {}
    #     ^^^^^^^^^^^^^^^ error safe: Container "web" has an AppArmor profile without a type.
    `,
  );
});

test('reports annotations, also of containers that do not exist', () => {
  checkRule(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations:
        container.apparmor.security.beta.kubernetes.io/web: unconfined
        #                                                   ^^^^^^^^^^ error safe: An annotation sets the AppArmor profile to "unconfined": the runtime's default is off.
        container.apparmor.security.beta.kubernetes.io/a: runtime/default
        container.apparmor.security.beta.kubernetes.io/b: localhost/web
        container.apparmor.security.beta.kubernetes.io/c: ""
        example.com/profile: unconfined
    spec:
      containers:
        - { name: other, image: registry.example.com/web:1 }
    `,
  );
});

test('is silent about allowed types, null and templates', () => {
  checkRule(
    rule,
    `
    securityContext: { appArmorProfile: { type: RuntimeDefault } }
    containers:
      - { name: a, image: a:1, securityContext: { appArmorProfile: { type: Localhost, localhostProfile: a } } }
      - { name: b, image: b:1, securityContext: { appArmorProfile: null } }
      - { name: c, image: c:1, securityContext: { appArmorProfile: { type: "{{ .Values.type }}" } } }
      - { name: d, image: d:1, securityContext: { appArmorProfile: "{{ .Values.profile }}" } }
    `,
  );
});

test('the fix is not safe where a container has more power than usual', () => {
  checkRule(
    rule,
    `
    containers:
      - name: mounter
        image: registry.example.com/mounter:1
        securityContext:
          appArmorProfile: { type: Unconfined }
          #                        ^^^^^^^^^^ error unsafe: Container "mounter" sets the AppArmor profile to "Unconfined": the runtime's default no longer confines it.
          capabilities: { add: [SYS_ADMIN] }
      - name: web
        image: registry.example.com/web:1
        securityContext: { appArmorProfile: { type: Unconfined } }
        #                                           ^^^^^^^^^^ error safe: Container "web" sets the AppArmor profile to "Unconfined": the runtime's default no longer confines it.
    `,
  );
});

test('the fix of a field keeps the comment', () => {
  checkFix(
    rule,
    `
    securityContext:
      appArmorProfile:
        type: Unconfined # while testing
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    securityContext:
      appArmorProfile:
        type: RuntimeDefault # while testing
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
  );
});

test('the fix of an annotation keeps the comment', () => {
  checkFix(
    rule,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations:
        container.apparmor.security.beta.kubernetes.io/web: unconfined # while testing
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations:
        container.apparmor.security.beta.kubernetes.io/web: runtime/default # while testing
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
    `,
  );
});
