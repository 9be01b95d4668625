import type { Node } from '../../server/src/syntax/node.ts';

const describe = (node: Node): string =>
  JSON.stringify([
    node.kind,
    node.path,
    node.span,
    node.keySpan ?? null,
    node.shared,
    node.kind === 'scalar' ? [String(node.value), typeof node.value, node.style] : null,
    node.kind === 'map' || node.kind === 'sequence' ? [node.complete, node.flow] : null,
    node.kind === 'map' ? [...node.entries].map(([key, entry]) => [key, entry.key, entry.keySpan]) : null,
    node.kind === 'sequence' ? node.items.length : null,
  ]);

const childrenOf = (node: Node): readonly Node[] => {
  if (node.kind === 'map') return [...node.entries.values()].map(({ value }) => value);
  return node.kind === 'sequence' ? node.items : [];
};

/** The first difference of two trees in anything that can be seen of them, or undefined where they are the same. */
export function firstDifference(a: Node | undefined, b: Node | undefined): string | undefined {
  const pending: [Node | undefined, Node | undefined][] = [[a, b]];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [one, other] = pair;
    if (!one || !other) {
      if (one === other) continue;
      return 'only one of the trees has a node here';
    }
    const [left, right] = [describe(one), describe(other)];
    if (left !== right) return `${left}\n${right}`;
    const others = childrenOf(other);
    for (const [index, child] of childrenOf(one).entries()) pending.push([child, others[index]]);
  }
  return undefined;
}
