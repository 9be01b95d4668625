import { test } from 'vitest';
import { hostNetwork as rule } from '../../server/src/rules/pod-security/host-network.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports a written true', () => {
  checkRule(
    rule,
    `
    hostNetwork: true
    #            ^^^^ error unsafe: The pod uses the node's network: it reaches services on the node's localhost.
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test.each(['false', 'null', '"true"', '"{{ .Values.hostNetwork }}"'])('is silent about %j', (value) => {
  checkRule(
    rule,
    `
    hostNetwork: ${value}
    dnsPolicy: ClusterFirstWithHostNet
    containers:
      - { name: web, image: registry.example.com/web:1 }
    `,
  );
});

test('the fix keeps the comment and takes the DNS policy back', () => {
  checkFix(
    rule,
    `
    hostNetwork: true
    dnsPolicy: ClusterFirstWithHostNet # goes with hostNetwork
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    dnsPolicy: ClusterFirst # goes with hostNetwork
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    { title: 'Remove hostNetwork and use the usual dnsPolicy' },
  );
});

test('another DNS policy stays', () => {
  checkFix(
    rule,
    `
    hostNetwork: true
    dnsPolicy: Default
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    `
    dnsPolicy: Default
    containers:
      - name: web
        image: registry.example.com/web:1
    `,
    { title: 'Remove hostNetwork' },
  );
});

test('a Windows host process must have it, so it offers nothing there', () => {
  checkRule(
    rule,
    `
    hostNetwork: true
    #            ^^^^ error: The pod uses the node's network: it reaches services on the node's localhost.
    containers:
      - name: agent
        image: registry.example.com/agent:1
        securityContext: { windowsOptions: { hostProcess: true } }
    `,
  );
});
