import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspAllowPrivilegeEscalation = defineRule({
  id: 'psp-allow-privilege-escalation',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  standards: ['ATT&CK T1068'],
  equivalents: {
    checkov: ['CKV_K8S_5'],
    kubescape: ['C-0217'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy lets processes gain more privileges than their parent.',
  why: `
    The default of this field is true: a program with the setuid bit, such as sudo or an old mount, then makes root of
    any user in the container, and runAsNonRoot no longer means much.
  `,
  attack: `
    A shell as an unprivileged user becomes root through a setuid program of the image, and starts looking for a way
    out of the container from there.
  `,
  rollout: `
    Programs that rely on setuid helpers (ping in old images, sudo in scripts) fail with "operation not permitted".
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    admitted: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" admits privilege escalation: setuid programs make root of any user.`,
    unset: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" does not forbid privilege escalation: the default admits it.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'allowPrivilegeEscalation');
    const data = { policy: name };
    if (at.is(true)) yield { message: 'admitted', at, data };
    if (at.isAbsent && root.at('spec').node) yield { message: 'unset', at, data };
  },

  fixes: ({ at }) => [
    {
      title: 'Set allowPrivilegeEscalation to false',
      safety: 'unsafe',
      caution: 'Programs that use setuid helpers such as sudo stop working.',
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
        privileged: false
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        allowPrivilegeEscalation: false
    `,
  },
});
