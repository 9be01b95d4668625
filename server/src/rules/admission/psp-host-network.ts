import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspHostNetwork = defineRule({
  id: 'psp-host-network',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1610', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_4'],
    kubescape: ['C-0216'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy admits pods in the network of the node.',
  why: `
    A pod in the network of the node reaches what listens on its loopback address, sees the traffic of other pods, and
    is subject to no NetworkPolicy.
  `,
  attack: `
    From such a pod the attacker asks the metadata service of the cloud for the credentials of the node, and the
    kubelet on its local port.
  `,
  rollout: `
    Ingress controllers, network plugins and node agents with hostNetwork are refused from their next start: give them
    a policy of their own.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    admitted: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" admits hostNetwork: pods share the network of the node.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'hostNetwork');
    if (at.is(true)) yield { message: 'admitted', at, data: { policy: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set hostNetwork to false',
      safety: 'unsafe',
      caution: 'Pods with hostNetwork that use this policy are refused from their next start.',
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
        hostNetwork: true
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        hostNetwork: false
    `,
  },
});
