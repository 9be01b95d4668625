import { FALCO } from '../../kube/falco.ts';
import type { MapNode, Node } from '../../syntax/node.ts';
import { defineRule } from '../rule.ts';

export const sortedKeys = defineRule({
  id: 'sorted-keys',
  visits: 'resource',
  category: 'metadata',
  kinds: 'any',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: { 'kube-linter': ['sorted-keys'] },

  summary: 'The keys of a mapping are not in alphabetical order.',
  why: `
    Where all manifests keep their keys in order, two versions of one differ only in what was really changed, and a key that stands
    twice is seen at once.
  `,
  attack: `
    Nobody breaks in through this gap. A dangerous line hides well in a change that looks like mere reordering.
  `,
  rollout: `
    The order of keys means nothing to Kubernetes. Comments above a key move with it; look at the result where a comment
    speaks of several keys. Fixes of other rules put a new field where people look for it, so sort afterwards.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  messages: {
    order: ({ key, before }: { key: string; before: string }) =>
      `The keys are not in alphabetical order: "${key}" stands behind "${before}".`,
  },

  *check({ root, apiVersion }) {
    // Falco's style guide has an order of its own.
    if (apiVersion === FALCO) return;
    for (const map of mapsIn(root.node)) {
      const found = firstOutOfOrder(map);
      if (!found) continue;
      const at = root.at(...map.path.slice(root.path.length), found.key);
      yield { message: 'order', at, data: found };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Sort the keys of this mapping',
      safety: 'unsafe',
      caution: 'Look at comments that speak of several keys.',
      operations: [{ kind: 'sort', path: at.path.slice(0, -1) }],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels: { app: web }
      spec:
        containers: [{ image: "registry.example.com/web:1.4.2", name: web }]
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata:
        labels: { app: web }
        name: web
      spec:
        containers: [{ image: "registry.example.com/web:1.4.2", name: web }]
    `,
  },
});

/** All mappings whose text is their own. */
function* mapsIn(node: Node | undefined): Iterable<MapNode> {
  if (!node || node.shared) return;
  if (node.kind === 'sequence') for (const item of node.items) yield* mapsIn(item);
  if (node.kind !== 'map') return;
  yield node;
  for (const { value } of node.entries.values()) yield* mapsIn(value);
}

function firstOutOfOrder({
  entries,
}: MapNode): { readonly key: string; readonly before: string } | undefined {
  let before: string | undefined;
  for (const { key, value } of entries.values()) {
    if (value.shared) continue;
    if (before !== undefined && key < before) return { key, before };
    before = key;
  }
  return undefined;
}
