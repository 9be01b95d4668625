import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspAllowedCapabilities = defineRule({
  id: 'psp-allowed-capabilities',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: null,
  risk: 5,
  standards: ['ATT&CK T1611'],
  equivalents: {
    checkov: ['CKV_K8S_24'],
    kubescape: ['C-0219'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy lets pods add capabilities.',
  why: `
    What stands in allowedCapabilities any pod under the policy may ask for. SYS_ADMIN, SYS_PTRACE or NET_ADMIN are as
    good as the node, and an asterisk is all of them.
  `,
  attack: `
    Whoever may create pods adds the capability to a pod of their own, mounts file systems or traces processes with
    it, and leaves the container.
  `,
  rollout: `
    Pods that add one of the capabilities are refused. Find them first: look at securityContext.capabilities.add of
    what runs.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    allowed: ({ policy, names }: { policy: string; names: string }) =>
      `PodSecurityPolicy "${policy}" lets every pod add ${names}.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'allowedCapabilities');
    const allowed = at.items.flatMap((item) => item.string ?? []);
    if (allowed.length === 0) return;
    const names = allowed.includes('*') ? 'any capability' : allowed.slice(0, 4).join(', ');
    yield { message: 'allowed', at, data: { policy: name, names } };
  },

  examples: {
    bad: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        allowedCapabilities:
          - NET_ADMIN
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        allowedCapabilities: []
    `,
  },
});
