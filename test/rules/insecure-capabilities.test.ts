import { test } from 'vitest';
import { insecureCapabilities as rule } from '../../server/src/rules/hardening/insecure-capabilities.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports each dangerous item with what it allows', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            add:
              - NET_BIND_SERVICE
              - CAP_NET_ADMIN
              # ^^^^^^^^^^^^^ error unsafe: Container "web" adds NET_ADMIN: it may redirect traffic and change firewall rules.
              - SYS_PTRACE
              # ^^^^^^^^^^ error unsafe: Container "web" adds SYS_PTRACE: it may read and change other processes.
    `,
  );
});

test('is only a warning for SETPCAP, which runtimes give anyway', () => {
  checkRule(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext: { capabilities: { add: [SETPCAP] } }
        #                                        ^^^^^^^ warning unsafe: Container "web" adds SETPCAP: it may pass capabilities on to other programs.
    `,
  );
});

test('leaves SYS_ADMIN to its own rule; is silent about others and unknown ones', () => {
  checkRule(
    rule,
    `
    containers:
      - { name: a, image: a:1, securityContext: { capabilities: { add: [SYS_ADMIN, ALL] } } }
      - { name: b, image: b:1, securityContext: { capabilities: { add: [CHOWN, SYS_TIME] } } }
      - { name: c, image: c:1, securityContext: { capabilities: { drop: [NET_ADMIN] } } }
      - { name: d, image: d:1, securityContext: { capabilities: { add: ["{{ .Values.capability }}"] } } }
    `,
  );
});

test('the fix removes the item and keeps comments', () => {
  checkFix(
    rule,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: ["ALL"] # as everywhere
            add: ["NET_ADMIN"]
    `,
    `
    containers:
      - name: web
        image: registry.example.com/web:1
        securityContext:
          capabilities:
            drop: ["ALL"] # as everywhere
    `,
    { title: 'Remove capability NET_ADMIN' },
  );
});
