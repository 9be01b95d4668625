import { expect, test } from 'vitest';
import { unsafeSysctls as rule } from '../../server/src/rules/pod-security/unsafe-sysctls.ts';
import { checkFix, checkRule, messagesOf } from '../support/ruleTester.ts';

test('reports names outside the safe set', () => {
  checkRule(
    rule,
    `
    securityContext:
      sysctls:
        - { name: kernel.msgmax, value: "65536" }
        #         ^^^^^^^^^^^^^ error unsafe: The pod sets the sysctl "kernel.msgmax", which is not known to be safe for other pods of the node.
        - { name: kernel.shm_rmid_forced, value: "0" }
        - { name: "{{ .Values.sysctl }}", value: "0" }
        - { name: constructor, value: "0" }
        #         ^^^^^^^^^^^ error unsafe: The pod sets the sysctl "constructor", which is not known to be safe for other pods of the node.
        - { value: "1" }
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test.each([
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_notsent_lowat', 37],
])('%s is safe from 1.%i on', (name, since) => {
  const pod = `
    securityContext: { sysctls: [{ name: ${name}, value: "1" }] }
    containers:
      - { name: web, image: registry.example.com/web:1 }
  `;
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: since - 1 } })).toHaveLength(1);
  expect(messagesOf(rule, pod, { config: { kubernetesVersion: since } })).toEqual([]);
});

test('the fix removes the item, and the list with the last one', () => {
  checkFix(
    rule,
    `
    securityContext:
      fsGroup: 10001 # for the data
      sysctls:
        - name: kernel.msgmax
          value: "65536"
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    securityContext:
      fsGroup: 10001 # for the data
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
  );
});
