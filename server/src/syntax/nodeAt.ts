import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Node } from './node.ts';

/** What stands at an offset: the innermost key or value. */
export interface Hit {
  /** Path of the entry, item or scalar. */
  readonly path: Path;
  /** The key or scalar that the offset touches. */
  readonly span: Span;
  readonly onKey: boolean;
  readonly node: Node;
}

/** The innermost key or scalar that an offset of the section touches; undefined between them. */
export function nodeAt(root: Node, offset: number): Hit | undefined {
  let node = root;
  for (;;) {
    const next = step(node, offset);
    if (!next) break;
    if (next.keySpan && touches(next.keySpan, offset)) {
      return { path: next.path, span: next.keySpan, onKey: true, node: next };
    }
    node = next;
  }
  const leaf =
    (node.kind === 'scalar' || node.kind === 'unknown') && !node.shared && touches(node.span, offset);
  return leaf ? { path: node.path, span: node.span, onKey: false, node } : undefined;
}

function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end && span.end > span.start;
}

function step(node: Node, offset: number): Node | undefined {
  const children =
    node.kind === 'map'
      ? [...node.entries.values()].map(({ value }) => value)
      : node.kind === 'sequence'
        ? node.items
        : [];
  return children.find(
    (child) =>
      (child.keySpan && touches(child.keySpan, offset)) || (!child.shared && touches(child.span, offset)),
  );
}
