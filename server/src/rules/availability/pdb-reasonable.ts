import { amountOf, percentOf } from '../lib/availability/disruptionBudget.ts';
import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const pdbReasonable = defineRule({
  id: 'pdb-reasonable',
  visits: 'resource',
  category: 'availability',
  kinds: ['PodDisruptionBudget'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 3,
  standards: [],
  equivalents: { kyverno: ['require-reasonable-pdbs'] },

  summary: 'A PodDisruptionBudget lets less than half of the pods go.',
  why: `
    The fewer pods may be away at a time, the longer it takes to drain the nodes of a large cluster. Some teams agree on one half
    as the bound.
  `,
  attack: `
    Nobody breaks in through this gap. Updates that take days leave the last nodes with known holes for as long.
  `,
  rollout: `
    With half of the pods gone the other half must bear the load: look at the peak of a day before you allow it.
  `,
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  messages: {
    least: ({ object, percent }: { object: string; percent: number }) =>
      `${object} wants ${percent}% of the pods available, more than half: drains take long.`,
    most: ({ object, percent }: { object: string; percent: number }) =>
      `${object} lets only ${percent}% of the pods go at a time, less than half: drains take long.`,
  },

  *check(resource) {
    const spec = resource.root.at('spec');
    const [least, most] = [spec.at('minAvailable'), spec.at('maxUnavailable')];
    const object = objectName(resource);
    const available = percentOf(amountOf(least));
    if (available !== undefined && available > 50)
      yield { message: 'least', at: least, data: { object, percent: available } };
    const away = percentOf(amountOf(most));
    if (away !== undefined && away < 50) yield { message: 'most', at: most, data: { object, percent: away } };
  },

  examples: {
    bad: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        minAvailable: 80%
        selector: { matchLabels: { app: web } }
    `,
    good: `
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: { name: web }
      spec:
        minAvailable: 50%
        selector: { matchLabels: { app: web } }
    `,
  },
});
