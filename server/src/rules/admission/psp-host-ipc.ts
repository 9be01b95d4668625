import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspHostIpc = defineRule({
  id: 'psp-host-ipc',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  standards: ['ATT&CK T1610', 'ATT&CK T1611'],
  equivalents: {
    checkov: ['CKV_K8S_3'],
    kubescape: ['C-0215'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy admits pods that share the memory segments of the node.',
  why: `
    System V shared memory and semaphores of the node belong to databases and other programs outside the cluster; a
    pod in the same namespace reads and changes them.
  `,
  attack: `
    The attacker reads what a database on the node keeps in shared memory, or changes it under the hands of the
    program.
  `,
  rollout: `
    Few programs use it. Those that do are refused from their next start: give them a policy of their own.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    admitted: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" admits hostIPC: pods reach the shared memory of the node.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'hostIPC');
    if (at.is(true)) yield { message: 'admitted', at, data: { policy: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set hostIPC to false',
      safety: 'unsafe',
      caution: 'Pods with hostIPC that use this policy are refused from their next start.',
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
        hostIPC: true
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        hostIPC: false
    `,
  },
});
