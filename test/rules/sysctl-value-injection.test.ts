import { test } from 'vitest';
import { sysctlValueInjection as rule } from '../../server/src/rules/hardening/sysctl-value-injection.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports + and = in a value', () => {
  checkRule(
    rule,
    `
    securityContext:
      sysctls:
        - name: kernel.shm_rmid_forced
          value: "1+kernel.core_pattern=|/tmp/run #"
          #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unsafe: The value of sysctl "kernel.shm_rmid_forced" contains + or =: it can set any kernel parameter of the node.
        - { name: net.ipv4.ip_local_port_range, value: "1024 65000" }
        - { name: net.ipv4.tcp_syncookies, value: "{{ .Values.cookies }}" }
        - { name: net.ipv4.ping_group_range, value: 5 }
    containers: [{ name: a, image: a:1 }]
    `,
  );
});

test('the fix removes the sysctl', () => {
  checkFix(
    rule,
    `
    securityContext:
      runAsNonRoot: true # always
      sysctls:
        - name: kernel.shm_rmid_forced
          value: "1+kernel.core_pattern=|/tmp/run #"
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
    `
    securityContext:
      runAsNonRoot: true # always
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});
