import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspDropCapabilities = defineRule({
  id: 'psp-drop-capabilities',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1611'],
  equivalents: {
    checkov: ['CKV_K8S_36'],
    kubescape: ['C-0220'],
  },
  yieldsTo: ['deprecated-api'],
  supersedes: ['psp-net-raw'],

  summary: 'A PodSecurityPolicy takes no capability from containers.',
  why: `
    The runtime gives every container more than a dozen parts of the power of root. Nearly no application needs any of
    them, and several are the second half of known ways out of a container.
  `,
  attack: `
    Root in a container with the default set changes the owner of files on mounted volumes, makes device nodes and
    forges packets, and so prepares the next step.
  `,
  rollout: `
    Images that start as root and change their user need SETUID, SETGID and CHOWN: allow these for them in a policy of
    their own.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    none: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" drops no capability: containers keep all that the runtime gives them.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'requiredDropCapabilities');
    if (!root.at('spec').node || !at.isCompleteList || at.items.length > 0) return;
    yield { message: 'none', at, data: { policy: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Drop all capabilities',
      safety: 'unsafe',
      caution: 'Images that start as root and change their user need some of them, and stop working.',
      operations: [{ kind: 'set', path: at.path, value: ['ALL'] }],
    },
  ],

  examples: {
    bad: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        privileged: false
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        requiredDropCapabilities:
          - ALL
    `,
  },
});
