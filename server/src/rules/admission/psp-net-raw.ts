import { readTexts } from '../../kube/labels.ts';
import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspNetRaw = defineRule({
  id: 'psp-net-raw',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  standards: ['ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_7'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy does not take NET_RAW from containers.',
  why: `
    The runtime gives NET_RAW to every container. With it a program writes packets with any sender, which is enough to
    answer ARP and DNS questions in the name of others in the same network.
  `,
  attack: `
    From one pod the attacker redirects the traffic of its neighbours to itself with forged ARP answers and reads or
    changes what is not encrypted.
  `,
  rollout: `
    Old builds of ping, and tools that capture or forge packets, stop working.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    kept: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" leaves NET_RAW to containers: they can forge packets of their neighbours.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'requiredDropCapabilities');
    const dropped = readTexts(at);
    if (!dropped || !root.at('spec').node) return;
    if (dropped.includes('ALL') || dropped.includes('NET_RAW')) return;
    yield { message: 'kept', at, data: { policy: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Drop NET_RAW',
      safety: 'unsafe',
      caution: 'Programs that write raw packets, such as old builds of ping, stop working.',
      operations: [{ kind: 'append', path: at.path, value: 'NET_RAW' }],
    },
  ],

  examples: {
    bad: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        requiredDropCapabilities:
          - SYS_CHROOT
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
