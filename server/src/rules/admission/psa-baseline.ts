import {
  enforcedLevel,
  isSystemNamespace,
  labelOperations,
  workloadsIn,
} from '../lib/metadata/podSecurityLabels.ts';
import { defineRule } from '../rule.ts';

const LEVELS = ['privileged', 'baseline', 'restricted'];

/** Silent where a workload of the namespace is in view that needs the node: then the label says what is so. */
export const psaBaseline = defineRule({
  id: 'psa-baseline',
  visits: 'resource',
  category: 'namespace',
  kinds: ['Namespace'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  crossResource: true,
  standards: [
    'CIS 5.2.2',
    'CIS 5.2.5',
    'CIS 5.2.8',
    'CIS 5.2.11',
    'CIS 5.2.12',
    'CIS 5.2.13',
    'NSA',
    'ATT&CK T1610',
  ],
  equivalents: {
    kubescape: ['C-0193', 'C-0194', 'C-0195', 'C-0196', 'C-0199', 'C-0202', 'C-0203', 'C-0204'],
    kyverno: ['deny-privileged-profile'],
  },
  supersedes: ['psa-restricted'],

  summary: 'A Namespace admits pods below the Pod Security level baseline.',
  why: `
    \`privileged\` admits everything: privileged containers, the disk, the network and the processes of the node. It is
    meant for namespaces of network and storage drivers, not of applications.
  `,
  attack: `
    With the right to create pods in such a namespace, which deployment tools and many developers have, the attacker starts
    a privileged pod and is root on the node.
  `,
  rollout: `
    Pods that ask for more than baseline are refused at their next start; those that run stay. Add the labels \`warn\` and
    \`audit\` with baseline first and read what they say for a week.
  `,
  enforce: `
    A ValidatingAdmissionPolicy for Namespaces refuses the label:
    \`object.metadata.?labels['pod-security.kubernetes.io/enforce'].orValue('') != 'privileged'\`.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
  messages: {
    privileged: ({ namespace }: { namespace: string }) =>
      `Namespace "${namespace}" enforces the level privileged, which admits every pod.`,
    invalid: ({ level }: { namespace: string; level: string }) =>
      `"${level}" is no Pod Security level: the API server refuses the Namespace.`,
  },

  *check(namespace, { facts }) {
    const { name = '' } = namespace;
    const at = enforcedLevel(namespace);
    const level = at.string;
    if (level === undefined || isSystemNamespace(name)) return;
    if (!LEVELS.includes(level)) yield { message: 'invalid', at, data: { namespace: name, level } };
    if (level !== 'privileged' || workloadsIn(facts, name).some(({ beyondBaseline }) => beyondBaseline))
      return;
    yield { message: 'privileged', at, data: { namespace: name } };
  },

  fixes: (_finding, namespace, { config }) => [
    {
      title: 'Enforce the Pod Security level baseline',
      safety: 'unsafe',
      caution:
        'Pods that ask for more than baseline, such as a host path, are refused from their next start.',
      operations: labelOperations(namespace, 'baseline', config),
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: privileged
    `,
    good: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          pod-security.kubernetes.io/enforce: baseline
    `,
  },
});
