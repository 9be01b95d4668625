import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspHostPid = defineRule({
  id: 'psp-host-pid',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1610', 'ATT&CK T1611'],
  equivalents: {
    checkov: ['CKV_K8S_1'],
    kubescape: ['C-0214'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy admits pods that share the process list of the node.',
  why: `
    In the process namespace of the node a container sees every process with its command line and environment, and may
    send signals to those of its own user, which is often root.
  `,
  attack: `
    A pod with hostPID reads passwords from the environment of other containers in /proc, or enters the first process
    of the node with nsenter when it is root.
  `,
  rollout: `
    Monitoring agents that list the processes of the node are refused from their next start: give them a policy of
    their own.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    admitted: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" admits hostPID: pods see and may signal the processes of the node.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'hostPID');
    if (at.is(true)) yield { message: 'admitted', at, data: { policy: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set hostPID to false',
      safety: 'unsafe',
      caution: 'Pods with hostPID that use this policy are refused from their next start.',
      operations: [{ kind: 'set', path: at.path, value: false }],
    },
  ],

  examples: {
    bad: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        hostPID: true
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        hostPID: false
    `,
  },
});
