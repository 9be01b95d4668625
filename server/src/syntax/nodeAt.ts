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
  const leaf = (node.kind === 'scalar' || node.kind === 'unknown') && touches(node.span, offset);
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
  // Of what several places share, the first is where it is written: an anchor stands before its aliases.
  return children.find(
    (child) => (child.keySpan && touches(child.keySpan, offset)) || touches(child.span, offset),
  );
}

/** An alias behind a key, `key: *name`, with what it stands for. */
export interface AliasHit extends Hit {
  readonly alias: string;
}

/** The alias behind a key that an offset of the section touches; undefined elsewhere, and for items of lists. */
export function aliasAt(text: string, root: Node, offset: number): AliasHit | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const found = /:[ \t]+(\*[^\s,[\]{}]+)/g;
  const end = text.indexOf('\n', offset);
  for (const match of text.slice(start, end < 0 ? text.length : end).matchAll(found)) {
    const [whole, alias = ''] = match;
    const span = {
      start: start + match.index + whole.length - alias.length,
      end: start + match.index + whole.length,
    };
    const key = touches(span, offset) ? nodeAt(root, start + match.index) : undefined;
    if (key?.onKey && key.node.shared) return { ...key, onKey: false, span, alias };
  }
  return undefined;
}
