import { defineRule } from '../rule.ts';

const DEFAULT_PROFILE = 'seccomp.security.alpha.kubernetes.io/defaultProfileName';
const CONFINED = ['runtime/default', 'docker/default'];

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspSeccomp = defineRule({
  id: 'psp-seccomp',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: null,
  risk: 3,
  standards: ['ATT&CK T1611'],
  equivalents: {
    checkov: ['CKV_K8S_32'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy gives pods no default seccomp profile.',
  why: `
    Without a profile a container may make every system call of the kernel, among them those that flaws of the kernel
    are reached through and that no application uses.
  `,
  attack: `
    The attacker reaches a flaw in a rarely used part of the kernel, for example through unshare or keyctl, which the
    profile of the runtime would have refused.
  `,
  rollout: `
    The profile of the runtime refuses about sixty system calls; debuggers and programs that make namespaces notice
    it. The annotation allowedProfileNames must name it as well.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    none: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" sets no default seccomp profile: pods may make every system call.`,
    unconfined: ({ policy, profile }: { policy: string; profile: string }) =>
      `PodSecurityPolicy "${policy}" has ${profile} as default seccomp profile, not runtime/default.`,
  },

  *check({ root, metadata, name = '' }) {
    const at = metadata.at('annotations', DEFAULT_PROFILE);
    if (at.isAbsent && root.at('spec').node) yield { message: 'none', at, data: { policy: name } };
    const profile = at.string;
    if (profile !== undefined && !CONFINED.includes(profile))
      yield { message: 'unconfined', at, data: { policy: name, profile } };
  },

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
        annotations:
          seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
      spec:
        privileged: false
    `,
  },
});
