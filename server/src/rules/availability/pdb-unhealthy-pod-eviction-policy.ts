import { isWholeBudget } from '../lib/availability/disruptionBudget.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

/** The field is on by default since this minor: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
const SINCE = 27;

export const pdbUnhealthyPodEvictionPolicy = defineRule({
  id: 'pdb-unhealthy-pod-eviction-policy',
  visits: 'resource',
  category: 'availability',
  kinds: ['PodDisruptionBudget'],
  severity: 'hint',
  fix: 'safe',
  risk: 2,
  standards: [],
  equivalents: { 'kube-linter': ['pdb-unhealthy-pod-eviction-policy'] },

  summary: 'A PodDisruptionBudget does not say what happens to pods that are not ready.',
  why: `
    By default a pod that runs but is not ready may only be evicted while enough others are ready. When the application is broken,
    nobody can drain its nodes, although there is nothing left to protect.
  `,
  attack: `
    Nobody breaks in through this gap. One application that crashes in a loop holds up the update of every node that it runs on.
  `,
  rollout: `
    With \`AlwaysAllow\` pods that are not ready yet may be evicted while they start. Applications that must copy data first, such
    as databases, write \`IfHealthyBudget\` instead.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  messages: {
    unset: ({ object }: { object: string }) =>
      `${object} keeps broken pods from eviction: unhealthyPodEvictionPolicy is not set.`,
  },

  *check(resource, { config }) {
    if (config.kubernetesVersion < SINCE) return;
    const at = resource.root.at('spec', 'unhealthyPodEvictionPolicy');
    if (at.isAbsent && isWholeBudget(resource))
      yield { message: 'unset', at, data: { object: objectName(resource) } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set unhealthyPodEvictionPolicy to AlwaysAllow',
      safety: 'safe',
      operations: [{ kind: 'set', path: at.path, value: 'AlwaysAllow' }],
    },
  ],

  examples: {
    bad: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        maxUnavailable: 1
        selector: { matchLabels: { app: web } }
    `,
    good: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        maxUnavailable: 1
        unhealthyPodEvictionPolicy: AlwaysAllow
        selector: { matchLabels: { app: web } }
    `,
  },
});
