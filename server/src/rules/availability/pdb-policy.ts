import { isWholeBudget } from '../lib/availability/disruptionBudget.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: without either value the disruption controller expects no pods and allows no eviction
 * (k8s.io/kubernetes pkg/controller/disruption/disruption.go); both are refused (pkg/apis/policy/validation/validation.go).
 */
export const pdbPolicy = defineRule({
  id: 'pdb-policy',
  visits: 'resource',
  category: 'availability',
  kinds: ['PodDisruptionBudget'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: { 'kube-score': ['poddisruptionbudget-has-policy'] },

  summary: 'A PodDisruptionBudget does not say how many pods may go, or says it twice.',
  why: `
    A budget without \`minAvailable\` and \`maxUnavailable\` allows no eviction at all, so that no node with one of these pods can be
    drained. With both of them the API server refuses it.
  `,
  attack: `
    Nobody breaks in through this gap. Nodes that cannot be drained are not updated, and keep the holes of their kernel and runtime.
  `,
  rollout: `
    As soon as the budget allows evictions, waiting drains and autoscalers of the cluster begin to move these pods.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  messages: {
    none: ({ object }: { object: string }) =>
      `${object} has neither minAvailable nor maxUnavailable, so it allows no eviction at all.`,
    both: ({ object }: { object: string }) =>
      `${object} has minAvailable and maxUnavailable: the API server accepts only one of them.`,
  },

  *check(resource) {
    const spec = resource.root.at('spec');
    const [least, most] = [spec.at('minAvailable'), spec.at('maxUnavailable')];
    const object = objectName(resource);
    if (least.isAbsent && most.isAbsent && isWholeBudget(resource))
      yield { message: 'none', at: most, data: { object } };
    if (least.state === 'known' && most.state === 'known')
      yield { message: 'both', at: least, data: { object } };
  },

  fixes: ({ message, at }) =>
    message === 'none'
      ? [
          {
            title: 'Set maxUnavailable to 1',
            safety: 'unsafe',
            caution: 'Evictions become possible: one pod at a time.',
            operations: [{ kind: 'set', path: at.path, value: { tabStop: 1 } }],
          },
        ]
      : [
          {
            title: 'Remove minAvailable',
            safety: 'unsafe',
            caution: 'Make sure that maxUnavailable is the value that was meant.',
            operations: [{ kind: 'remove', path: at.path }],
          },
        ],

  examples: {
    bad: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
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
