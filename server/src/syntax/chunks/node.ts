import type { Path } from '../../base/path.ts';
import type { Span } from '../../base/span.ts';
import {
  type BuildContext,
  buildEntry,
  buildNode,
  childPlace,
  isComplete,
  keyText,
  type Place,
  TEMPLATE,
} from '../build.ts';
import type { Entry, MapNode, Node, SequenceNode } from '../node.ts';
import type { Block, LeafPart } from './block.ts';
import { factsOf, type LeafFacts, nodesOf } from './leaf.ts';

/** The immutable view of a block whose leaves all have facts; leaves are parsed again when they are first looked at. */
export function buildBlock(block: Block, place: Place, context: BuildContext): MapNode | SequenceNode {
  return block.kind === 'map'
    ? new BlockMap(block, place, context)
    : new BlockSequence(block, place, context);
}

/** The facts of a leaf of a block that may be built. */
export function knownFacts({ leaf, frame }: LeafPart): LeafFacts {
  const facts = factsOf(leaf, frame);
  if (!facts) throw new Error('A block with a leaf without facts is not built.');
  return facts;
}

/** Where a block ends: by itself, and with the comments that belong to it. */
function endOf(block: Block): { end: number; outerEnd: number } {
  const last = block.parts.at(-1);
  if (!last) return { end: block.start, outerEnd: block.start };
  if (last.kind === 'nested') {
    const { outerEnd } = endOf(last.block);
    return { end: outerEnd, outerEnd };
  }
  const facts = knownFacts(last);
  return { end: facts.end + last.start, outerEnd: facts.outerEnd + last.start };
}

class BlockMap implements MapNode {
  readonly kind = 'map';
  readonly path: Path;
  readonly span: Span;
  readonly keySpan?: Span;
  readonly shared = false;
  readonly flow = false;
  readonly #block: Block;
  readonly #context: BuildContext;
  #built: { entries: Map<string, Entry>; complete: boolean } | undefined;

  constructor(block: Block, place: Place, context: BuildContext) {
    this.#block = block;
    this.#context = context;
    this.path = place.path;
    this.span = { start: block.start, end: endOf(block).end };
    if (place.keySpan) this.keySpan = place.keySpan;
  }

  get entries(): ReadonlyMap<string, Entry> {
    return this.#build().entries;
  }

  get complete(): boolean {
    return this.#build().complete;
  }

  #build() {
    if (this.#built) return this.#built;
    const entries = new Map<string, Entry>();
    let complete = isComplete(this.span, this.#context);
    for (const part of this.#block.parts) {
      if (part.kind === 'leaf') complete = this.#addLeaf(part, entries) && complete;
      else if (part.key) {
        const { text, start } = part.key;
        const keySpan = { start, end: start + text.length };
        const value = buildBlock(part.block, childPlace(this, text, keySpan), this.#context);
        entries.set(text, { key: text, keySpan, value });
      }
    }
    this.#built = { entries, complete };
    return this.#built;
  }

  /** Adds the entries of a leaf and says whether all of its keys are known. */
  #addLeaf(part: LeafPart, entries: Map<string, Entry>): boolean {
    const { pairs, shift } = nodesOf(part.leaf, part.frame);
    const context = { ...this.#context, offset: part.start + shift };
    let complete = true;
    for (const pair of pairs) {
      const key = keyText(pair);
      if (key === undefined || TEMPLATE.test(key)) complete = false;
      else entries.set(key, buildEntry(key, pair, this, context));
    }
    return complete;
  }
}

class BlockSequence implements SequenceNode {
  readonly kind = 'sequence';
  readonly path: Path;
  readonly span: Span;
  readonly keySpan?: Span;
  readonly shared = false;
  readonly flow = false;
  readonly complete: boolean;
  readonly #block: Block;
  readonly #context: BuildContext;
  #items: readonly Node[] | undefined;

  constructor(block: Block, place: Place, context: BuildContext) {
    this.#block = block;
    this.#context = context;
    this.path = place.path;
    this.span = { start: block.start, end: endOf(block).end };
    if (place.keySpan) this.keySpan = place.keySpan;
    this.complete = isComplete(this.span, context);
  }

  get items(): readonly Node[] {
    this.#items ??= this.#build();
    return this.#items;
  }

  #build(): Node[] {
    const items: Node[] = [];
    for (const part of this.#block.parts) {
      if (part.kind === 'nested') {
        items.push(buildBlock(part.block, childPlace(this, items.length), this.#context));
        continue;
      }
      const nodes = nodesOf(part.leaf, part.frame);
      const context = { ...this.#context, offset: part.start + nodes.shift };
      for (const item of nodes.items) {
        items.push(buildNode(item, childPlace(this, items.length), context));
      }
    }
    return items;
  }
}
