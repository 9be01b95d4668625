import { isWindowsWorkload, windowsOption } from '../lib/pod/windows.ts';
import { defineRule } from '../rule.ts';

/** Only for teams whose Windows workloads must log in to a domain; most need no account there at all. */
export const windowsGmsaCredentialSpec = defineRule({
  id: 'windows-gmsa-credential-spec',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 3,
  standards: ['CIS 5.7.3'],
  equivalents: { kubescape: ['C-0211'] },

  summary: 'A Windows workload has no group managed service account.',
  why: `
    A group managed service account (gMSA) gives a Windows container an identity in Active Directory whose password the
    domain changes by itself. Without one, programs that need the domain keep a password in their configuration.
  `,
  attack:
    'The attacker reads the domain password from the configuration of the program and logs in with it elsewhere.',
  rollout:
    'The nodes must be joined to the domain, and the account must be allowed for the nodes and for the namespace.',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/',
  messages: {
    missing: (_data: object) =>
      'No gmsaCredentialSpecName is set: the Windows containers have no account in the domain.',
  },

  *check(pod) {
    if (!isWindowsWorkload(pod)) return;
    const at = pod.at('securityContext', 'windowsOptions', 'gmsaCredentialSpecName');
    const lacks = pod.containers.some(
      (container) => windowsOption(container, 'gmsaCredentialSpecName').isAbsent,
    );
    if (at.isAbsent && lacks) yield { message: 'missing', at, data: {} };
  },

  examples: {
    bad: `
      os:
        name: windows
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      os:
        name: windows
      securityContext:
        windowsOptions:
          gmsaCredentialSpecName: web
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
