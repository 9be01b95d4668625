import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

/** PodSecurityPolicy was removed in Kubernetes 1.25; the row stays for the clusters that still have it. */
export const pspRoot = defineRule({
  id: 'psp-root',
  visits: 'resource',
  category: 'admission',
  kinds: ['PodSecurityPolicy'],
  severity: 'info',
  fix: null,
  risk: 7,
  standards: ['ATT&CK T1068'],
  equivalents: {
    checkov: ['CKV_K8S_6'],
    kubescape: ['C-0218'],
  },
  yieldsTo: ['deprecated-api'],

  summary: 'A PodSecurityPolicy lets containers run as root.',
  why: `
    Root in a container is root for the kernel. With one error in a runtime or one mount too many it is root on the
    node; another user would have nothing there.
  `,
  attack: `
    Code that runs in a container as root uses a known flaw of the runtime or the kernel that asks for nothing but
    user 0 in order to write outside of the container.
  `,
  rollout: `
    Images without a USER line, and those that name it by name, do not start under MustRunAsNonRoot. Try it in a
    namespace of its own first.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  messages: {
    admitted: ({ policy }: { policy: string }) =>
      `PodSecurityPolicy "${policy}" lets containers run as root: runAsUser does not rule out user 0.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('spec', 'runAsUser');
    if (admitsRoot(at)) yield { message: 'admitted', at, data: { policy: name } };
  },

  examples: {
    bad: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        runAsUser:
          rule: RunAsAny
    `,
    good: `
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: apps
      spec:
        runAsUser:
          rule: MustRunAsNonRoot
    `,
  },
});

/** The API server wants a rule; MustRunAs without root has a smallest number above 0 in every range (policy/v1beta1). */
function admitsRoot(runAsUser: Field): boolean {
  const rule = runAsUser.at('rule');
  if (rule.is('RunAsAny')) return true;
  if (!rule.is('MustRunAs')) return false;
  return runAsUser.at('ranges').items.some((range) => range.at('min').is(0));
}
