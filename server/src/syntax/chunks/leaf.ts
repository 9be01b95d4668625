import { type Document, isAlias, isScalar, type Pair, visit } from 'yaml';
import { derive } from '../../base/derive.ts';
import { internByText } from '../../base/intern.ts';
import { compose } from '../compose.ts';
import { findDuplicateKeys, type WrittenKey, writtenKeys } from '../duplicateKeys.ts';
import type { SyntaxProblem } from '../problem.ts';
import type { TextError } from '../syntaxErrors.ts';
import { collectionIn, type Frame, NO_FRAME } from './frame.ts';

/** A run of entries or items of a block, with their indentation. The same object wherever and whenever the same text stands. */
export interface Leaf {
  readonly text: string;
}

/** The leaf of a text. */
export const leafOf = internByText((text: string): Leaf => ({ text }));

/** What must be known of a leaf before its tree is looked at. Offsets are those of the leaf's text. */
export interface LeafFacts {
  readonly kind: 'map' | 'sequence';
  readonly end: number;
  /** Where the collection ends with the comments that belong to it; it is what a collection around it ends with. */
  readonly outerEnd: number;
  /** Keys of the entries; none for a sequence. */
  readonly keys: readonly WrittenKey[];
  /** Problems within the entries' values or the items. */
  readonly problems: readonly SyntaxProblem[];
  readonly depth: number;
  /** The first syntax error. */
  readonly error: TextError | undefined;
}

/** The library's nodes of a leaf. */
export interface LeafNodes {
  readonly pairs: readonly Pair[];
  readonly items: readonly unknown[];
  /** To be added to the library's offsets to get those in the leaf's text. */
  readonly shift: number;
}

interface Reading {
  readonly facts: LeafFacts;
  readonly nodes: LeafNodes;
}

/** The facts of a leaf; undefined where what it means depends on more than its own text and the frame. */
export function factsOf(leaf: Leaf, frame: Frame): LeafFacts | undefined {
  return factsAlone(leaf) ?? factsFramed(leaf, frame);
}

/** The nodes of a leaf that has facts. */
export function nodesOf(leaf: Leaf, frame: Frame): LeafNodes {
  const nodes = factsAlone(leaf) ? nodesAlone(leaf) : readFramed(leaf, frame)?.nodes;
  if (!nodes) throw new Error('A leaf without facts has no nodes.');
  return nodes;
}

/** Leaves up to this length, in UTF-16 units, are mostly those of short documents, all of which are looked at. */
const SHORT = 1024;

/** Most longer leaves are never looked at: they keep their facts only, and are parsed again if they are. */
export const factsAlone = derive((leaf: Leaf): LeafFacts | undefined => {
  const reading = leaf.text.length <= SHORT ? readShort(leaf) : read(leaf, NO_FRAME);
  return reading?.facts.error ? undefined : reading?.facts;
});

const nodesAlone = derive(
  (leaf: Leaf): LeafNodes | undefined =>
    (leaf.text.length <= SHORT ? readShort(leaf) : read(leaf, NO_FRAME))?.nodes,
);

const readShort = derive((leaf: Leaf): Reading | undefined => read(leaf, NO_FRAME));

const readings = derive((_leaf: Leaf) => new Map<string, Reading | undefined>());

/** A broken leaf is read together with the lines around it, into which the error may reach. */
function readFramed(leaf: Leaf, frame: Frame): Reading | undefined {
  const known = readings(leaf);
  const key = JSON.stringify(frame);
  if (!known.has(key)) known.set(key, read(leaf, frame));
  return known.get(key);
}

function factsFramed(leaf: Leaf, frame: Frame): LeafFacts | undefined {
  return readFramed(leaf, frame)?.facts;
}

/** Errors after which the rest of a text may be read in another way than it is alone. */
const UNCERTAIN: ReadonlySet<TextError['code']> = new Set([
  'UNEXPECTED_TOKEN',
  'RESOURCE_EXHAUSTION',
  'MULTIPLE_DOCS',
  'IMPOSSIBLE',
]);

/** Reads a leaf in its frame; undefined where it is no block that ends where the frame goes on. */
function read({ text }: Leaf, frame: Frame): Reading | undefined {
  const { header, footer } = frame;
  const { document, depth } = compose(header + text + footer, false);
  const shift = -header.length;
  if (!document || refersElsewhere(document, text)) return undefined;
  const found = collectionIn(document.contents, frame, header.length + text.length);
  const certain = document.errors.every(
    ({ code, pos }) =>
      !UNCERTAIN.has(code) && pos[0] >= header.length && pos[0] < header.length + text.length,
  );
  if (!found || !certain) return undefined;
  const [error] = document.errors;
  const { pairs, items } = found;
  const shifted = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: span.start + shift,
    end: span.end + shift,
  });
  const values: readonly unknown[] = found.kind === 'map' ? pairs.map(({ value }) => value) : items;
  const facts: LeafFacts = {
    kind: found.kind,
    end: found.end + shift,
    outerEnd: found.outerEnd + shift,
    keys: writtenKeys(pairs).map(shifted),
    problems: values
      .flatMap((value) => findDuplicateKeys(value))
      .map((problem) => ({ ...problem, span: shifted(problem.span) })),
    depth,
    error: error && {
      code: error.code,
      message: error.message,
      pos: [error.pos[0] + shift, error.pos[1] + shift],
    },
  };
  return { facts, nodes: { pairs, items, shift } };
}

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
