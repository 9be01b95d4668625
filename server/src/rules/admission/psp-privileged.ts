import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspPrivileged = defineRule({
  id: 'psp-privileged',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.2.1', 'ATT&CK T1610', 'ATT&CK T1611'],
  equivalents: {
    checkov: ['CKV_K8S_2'],
    kubescape: ['C-0213'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy admits privileged containers.',
  why: `
    Whoever may use this policy may start privileged containers, and those have the whole node. A policy that admits
    them protects from nothing else that it forbids.
  `,
  attack: `
    The attacker starts a privileged pod with the rights of a stolen deployer token, mounts the disk of the node and
    reads the credentials of the kubelet there.
  `,
  rollout: `
    Pods under this policy that are privileged are refused from their next start. Give the few that need it a policy
    and a ServiceAccount of their own before.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    admitted: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" admits privileged containers: whoever may use it controls the nodes.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'privileged');
    if (at.is(true)) yield { message: 'admitted', at, data: { policy: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set privileged to false',
      safety: 'unsafe',
      caution: 'Privileged pods that use this policy are refused from their next start.',
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
        privileged: true
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        privileged: false
    `,
  },
});
