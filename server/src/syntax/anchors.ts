import { type Alias, type Document, isAlias, isCollection, isMap, isNode, isPair, visit } from 'yaml';
import type { SyntaxProblem } from './problem.ts';

/** The anchors and aliases of one section. */
export interface Anchors {
  readonly resolve: (alias: Alias) => object | undefined;
  /** Anchored nodes that some alias uses. */
  readonly used: ReadonlySet<object>;
  readonly problems: readonly SyntaxProblem[];
}

/** A document may expand to this many times its written nodes before it is refused (go-yaml allows 10 to 100). */
const MAX_EXPANSION = 100;
/** Below this many expanded nodes any ratio is fine. */
const EXPANSION_FLOOR = 20_000;

const NO_ANCHORS: Anchors = { resolve: () => undefined, used: new Set(), problems: [] };

/** Resolves each alias to the nearest anchor of its name before it, as YAML says, and refuses alias bombs and cycles. */
export function findAnchors(document: Document, text: string): Anchors {
  if (!text.includes('*')) return NO_ANCHORS;
  const byName = new Map<string, object>();
  const targets = new Map<Alias, object>();
  const problems: SyntaxProblem[] = [];
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = byName.get(node.source);
        if (target) targets.set(node, target);
        else
          problems.push(
            problemAt(node, 'yaml-alias', `No anchor "&${node.source}" stands before this alias.`),
          );
      } else if (isNode(node) && 'anchor' in node && node.anchor) {
        byName.set(node.anchor, node);
      }
    },
  });
  const bomb = findExcess(document.contents, targets);
  if (bomb) problems.push(bomb);
  return { resolve: (alias) => targets.get(alias), used: new Set(targets.values()), problems };
}

function problemAt(alias: Alias, id: SyntaxProblem['id'], message: string): SyntaxProblem {
  const [start = 0, end = 0] = alias.range ?? [];
  return { id, message, span: { start, end } };
}

/** Counts what the document would expand to; returns a problem at the alias that is a cycle or one too many. */
function findExcess(root: unknown, targets: ReadonlyMap<Alias, object>): SyntaxProblem | undefined {
  const sizes = new Map<object, number>();
  let written = 0;
  let found: SyntaxProblem | undefined;

  const aliasSize = (alias: Alias): number => {
    const target = targets.get(alias);
    const size = target ? sizes.get(target) : 1;
    if (size === undefined) {
      found ??= problemAt(alias, 'yaml-alias', 'This alias stands inside the very value that it refers to.');
      return 1;
    }
    return size;
  };
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) return aliasSize(node);
    written += 1;
    let size = 1;
    if (isCollection(node)) {
      for (const item of node.items) {
        size += isPair(item) ? sizeOf(item.key) + sizeOf(item.value) : sizeOf(item);
        if (size > EXPANSION_FLOOR && size > written * MAX_EXPANSION) found ??= excess(item);
      }
    }
    if (isNode(node) && (isMap(node) || 'anchor' in node)) sizes.set(node, size);
    return size;
  };
  sizeOf(root);
  return found;
}

function excess(item: unknown): SyntaxProblem {
  const node = isPair(item) ? item.value : item;
  const message =
    'The aliases of this document expand to far more than is written. The document is not analysed.';
  const [start = 0, end = 0] = (isNode(node) && node.range) || [];
  return { id: 'yaml-excessive-aliasing', message, span: { start, end } };
}
