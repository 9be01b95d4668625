import { amountOf, percentOf } from '../lib/availability/disruptionBudget.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const pdbMaxUnavailable = defineRule({
  id: 'pdb-max-unavailable',
  visits: 'resource',
  category: 'availability',
  kinds: ['PodDisruptionBudget'],
  severity: 'info',
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: {
    'kube-linter': ['pdb-max-unavailable'],
    polaris: ['pdbDisruptionsIsZero'],
    kyverno: ['pdb-maxunavailable', 'pdb-maxunavailable-with-deployments'],
  },
  supersedes: ['pdb-reasonable'],

  summary: 'A PodDisruptionBudget allows no eviction: maxUnavailable is 0.',
  why: `
    No node with one of these pods can be drained: updates of the nodes wait, or somebody kills the pods by force, without the
    time that they need to finish.
  `,
  attack: `
    Nobody breaks in through this gap. Nodes that cannot be drained are not updated, and keep the holes of their kernel and runtime.
  `,
  rollout: `
    Pods are evicted one at a time from then on. Where even one is too much, the application needs a second replica first.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  messages: {
    zero: ({ object }: { object: string }) =>
      `${object} lets no pod go (maxUnavailable is 0), so nodes with these pods cannot be drained.`,
  },

  *check(resource) {
    const at = resource.root.at('spec', 'maxUnavailable');
    const amount = amountOf(at);
    if (amount === 0 || percentOf(amount) === 0)
      yield { message: 'zero', at, data: { object: objectName(resource) } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set maxUnavailable to 1',
      safety: 'unsafe',
      caution: 'Evictions become possible: one pod at a time, and the only one where there is a single one.',
      operations: [{ kind: 'set', path: at.path, value: { tabStop: 1 } }],
    },
  ],

  examples: {
    bad: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        maxUnavailable: 0
        selector: { matchLabels: { app: web } }
    `,
    good: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        maxUnavailable: 1
        selector: { matchLabels: { app: web } }
    `,
  },
});
