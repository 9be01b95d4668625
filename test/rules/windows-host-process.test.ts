import { test } from 'vitest';
import { windowsHostProcess as rule } from '../../server/src/rules/pod-security/windows-host-process.ts';
import { checkFix, checkRule } from '../support/ruleTester.ts';

test('reports the pod and each container, also where one overrides the other', () => {
  checkRule(
    rule,
    `
    securityContext:
      windowsOptions:
        hostProcess: true
        #            ^^^^ error unsafe: The pod runs as a process of the Windows node: whoever controls it controls the node.
    containers:
      - name: a
        image: registry.example.com/a:1
        securityContext: { windowsOptions: { hostProcess: false } }
      - name: b
        image: registry.example.com/b:1
        securityContext: { windowsOptions: { hostProcess: true } }
        #                                                 ^^^^ error unsafe: Container "b" runs as a process of the Windows node: whoever controls it controls the node.
    `,
  );
});

test('is silent about false, null and templates', () => {
  checkRule(
    rule,
    `
    securityContext:
      windowsOptions: "{{ .Values.windows }}"
    containers:
      - { name: a, image: a:1, securityContext: { windowsOptions: { hostProcess: null } } }
      - { name: b, image: b:1, securityContext: { windowsOptions: { hostProcess: "true" } } }
      - { name: c, image: c:1, securityContext: { windowsOptions: { runAsUserName: ContainerUser } } }
    `,
  );
});

test('the fix takes all of it away at once, with the network of the node', () => {
  checkFix(
    rule,
    `
    hostNetwork: true
    securityContext:
      windowsOptions:
        hostProcess: true
        runAsUserName: ContainerUser # of the image
    containers:
      - name: agent
        image: registry.example.com/agent:1
        securityContext:
          windowsOptions:
            hostProcess: true
    `,
    `
    securityContext:
      windowsOptions:
        runAsUserName: ContainerUser # of the image
    containers:
      - name: agent
        image: registry.example.com/agent:1
    `,
    { title: 'Remove hostProcess and hostNetwork' },
  );
});
