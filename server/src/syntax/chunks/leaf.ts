import { type Document, isAlias, isMap, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { derive, deriveWeakly } from '../../base/derive.ts';
import { internByText } from '../../base/intern.ts';
import type { Span } from '../../base/span.ts';
import { compose } from '../compose.ts';
import { findDuplicateKeys, type WrittenKey, writtenKeys } from '../duplicateKeys.ts';
import type { SyntaxProblem } from '../problem.ts';

/** A run of entries or items of a block, with their indentation. The same object wherever and whenever the same text stands. */
export interface Leaf {
  readonly text: string;
}

/** The leaf of a text. */
export const leafOf = internByText((text: string): Leaf => ({ text }));

/** What must be known of a leaf before its tree is looked at. Offsets are those of the leaf's text. */
export interface LeafFacts {
  readonly kind: 'map' | 'sequence';
  readonly span: Span;
  /** Where the collection ends with the comments that belong to it; it is what a collection around it ends with. */
  readonly outerEnd: number;
  /** Number of items. */
  readonly count: number;
  /** Keys of the entries; none for a sequence. */
  readonly keys: readonly WrittenKey[];
  /** Problems within the entries' values or the items. */
  readonly problems: readonly SyntaxProblem[];
  readonly depth: number;
}

/** The library's collection for a leaf that has facts. Forgotten when nobody looks at it: most leaves are never looked at. */
export const collectionOf = deriveWeakly((leaf: Leaf): YAMLMap | YAMLSeq => {
  const contents = compose(leaf.text, false).document?.contents;
  if (isMap(contents) || isSeq(contents)) return contents;
  throw new Error('A leaf without facts has no collection.');
});

/** The facts of a leaf; undefined where what it means depends on more than its own text, or where it is broken. */
export const factsOf = derive((leaf: Leaf): LeafFacts | undefined => {
  const { document, depth } = compose(leaf.text, false);
  if (!document || document.errors.length > 0 || document.warnings.length > 0) return undefined;
  const { contents } = document;
  if (!(isMap(contents) || isSeq(contents)) || contents.flow || refersElsewhere(document, leaf.text))
    return undefined;
  const [start = 0, end = 0, outerEnd = 0] = contents.range ?? [];
  const values: unknown[] = isMap(contents) ? contents.items.map(({ value }) => value) : contents.items;
  return {
    kind: isMap(contents) ? 'map' : 'sequence',
    span: { start, end },
    outerEnd,
    count: contents.items.length,
    keys: isMap(contents) ? writtenKeys(contents) : [],
    problems: values.flatMap((value) => findDuplicateKeys(value)),
    depth,
  };
});

/** Whether aliases or merge keys occur. */
function refersElsewhere(document: Document, text: string): boolean {
  if (!text.includes('*') && !text.includes('<<')) return false;
  let found = false;
  visit(document, {
    Node: (key, node) => {
      found ||= isAlias(node) || (key === 'key' && isScalar(node) && node.value === '<<');
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}
