import { enforcedLevel, isSystemNamespace, labelOperations } from '../lib/metadata/podSecurityLabels.ts';
import { defineRule } from '../rule.ts';

/** Only speaks of a level that is written: `psa-enforce-label` says that there is none. */
export const psaRestricted = defineRule({
  id: 'psa-restricted',
  visits: 'resource',
  category: 'namespace',
  kinds: ['Namespace'],
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 8,
  standards: ['CIS 5.2.6', 'CIS 5.2.7', 'CIS 5.2.9', 'CIS 5.2.10', 'NSA'],
  equivalents: {
    kubescape: ['C-0197', 'C-0198', 'C-0200', 'C-0201'],
  },

  summary: 'A Namespace admits pods below the Pod Security level restricted.',
  why: `
    \`baseline\` stops the known ways onto the node. \`restricted\` also asks for a user other than root, no capabilities,
    no privilege escalation and a seccomp profile, and so takes away most of what an error in the kernel or the runtime
    needs.
  `,
  attack: `
    Code in a container that runs as root with the default capabilities tries flaws of the kernel that need exactly these.
    Under restricted it has neither.
  `,
  rollout: `
    Images that start as root do not start any more. Set \`warn: restricted\` first: \`kubectl apply\` then names what each
    pod lacks.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
  messages: {
    below: ({ namespace, level }: { namespace: string; level: string }) =>
      `Namespace "${namespace}" enforces ${level} and not restricted: pods may run as root.`,
  },

  *check(namespace) {
    const { name = '' } = namespace;
    const at = enforcedLevel(namespace);
    const level = at.string;
    if (level === undefined || level === 'restricted' || isSystemNamespace(name)) return;
    yield { message: 'below', at, data: { namespace: name, level } };
  },

  fixes: (_finding, namespace, { config }) => [
    {
      title: 'Enforce the Pod Security level restricted',
      safety: 'unsafe',
      caution: 'Pods that run as root, or do not drop all capabilities, are refused from their next start.',
      operations: labelOperations(namespace, 'restricted', config),
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: baseline
    `,
    good: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: restricted
    `,
  },
});
