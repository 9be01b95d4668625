import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Entry, MapNode, Node, ScalarNode, SequenceNode } from './node.ts';
import { resolvePlain } from './scalar.ts';

/** What building nodes needs to know about the whole section. */
export interface BuildContext {
  /** The anchored node that an alias stands for, or undefined when there is none. */
  readonly resolve: (alias: Alias) => object | undefined;
  /** Anchored nodes that some alias of the section uses. */
  readonly used: ReadonlySet<object>;
  /** Offset of the first syntax error, or undefined. */
  readonly errorAt: number | undefined;
  /** Whether the section contains template expressions, so that keys and items may be missing from view. */
  readonly templated: boolean;
  /** Offset in the section of the text that the library has parsed. */
  readonly offset: number;
}

/** Where a node is reached. */
export interface Place {
  readonly path: Path;
  readonly shared: boolean;
  readonly keySpan?: Span;
}

const EMPTY: Span = { start: 0, end: 0 };
const CORE_TAG = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|binary))$/;
/** A template expression in a key or value: then it is not known. */
export const TEMPLATE = /\{\{/;

function spanOf(node: { range?: readonly number[] | null | undefined }, { offset }: BuildContext): Span {
  const [start, end] = node.range ?? [];
  return start === undefined || end === undefined ? EMPTY : { start: start + offset, end: end + offset };
}

/** Whether all of a collection is in view. */
export function isComplete(span: Span, context: BuildContext): boolean {
  if (context.templated) return false;
  return context.errorAt === undefined || context.errorAt < span.start || context.errorAt > span.end + 1;
}

/** The place of a child. */
export function childPlace(
  place: Pick<Place, 'path' | 'shared'>,
  key: string | number,
  keySpan?: Span,
): Place {
  const path = [...place.path, key];
  return keySpan ? { path, keySpan, shared: place.shared } : { path, shared: place.shared };
}

/** Builds the immutable view of a node of the `yaml` library; children are built when they are first looked at. */
export function buildNode(source: unknown, place: Place, context: BuildContext, aliases = 0): Node {
  if (isAlias(source)) {
    const target = aliases < 32 ? context.resolve(source) : undefined;
    if (!target) return { kind: 'unknown', span: spanOf(source, context), ...place };
    return buildNode(target, { ...place, shared: true }, context, aliases + 1);
  }
  const shared = place.shared || (typeof source === 'object' && source !== null && context.used.has(source));
  const here: Place = shared === place.shared ? place : { ...place, shared };
  if (isMap(source) || isSeq(source)) {
    if (source.tag && !CORE_TAG.test(source.tag))
      return { kind: 'unknown', span: spanOf(source, context), ...here };
    return isMap(source)
      ? new LazyMap(source, here, context, aliases)
      : new LazySequence(source, here, context, aliases);
  }
  if (isScalar(source)) return buildScalar(source, here, context);
  return { kind: 'unknown', span: EMPTY, ...here };
}

function buildScalar(source: Scalar, place: Place, context: BuildContext): Node {
  const span = spanOf(source, context);
  const text = String(source.value ?? '');
  if (TEMPLATE.test(text) || (source.tag && !CORE_TAG.test(source.tag)))
    return { kind: 'unknown', span, ...place };
  const style = styleOf(source);
  const value = style === 'plain' && source.tag !== 'tag:yaml.org,2002:str' ? resolvePlain(text) : text;
  return { kind: 'scalar', value, style, span, ...place };
}

function styleOf(source: Scalar): ScalarNode['style'] {
  switch (source.type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

/** The text of an entry's key; undefined where the key is no scalar. */
export function keyText(pair: Pair): string | undefined {
  return isScalar(pair.key) ? String(pair.key.value ?? '') : undefined;
}

/** Builds an entry of a mapping. */
export function buildEntry(
  key: string,
  pair: Pair,
  parent: Pick<Place, 'path' | 'shared'>,
  context: BuildContext,
  aliases = 0,
): Entry {
  const keySpan = isScalar(pair.key) ? spanOf(pair.key, context) : EMPTY;
  return { key, keySpan, value: buildNode(pair.value, childPlace(parent, key, keySpan), context, aliases) };
}

class LazyMap implements MapNode {
  readonly kind = 'map';
  readonly path: Path;
  readonly span: Span;
  readonly keySpan?: Span;
  readonly shared: boolean;
  readonly flow: boolean;
  readonly #source: YAMLMap;
  readonly #context: BuildContext;
  readonly #aliases: number;
  #built: { entries: Map<string, Entry>; complete: boolean } | undefined;

  constructor(source: YAMLMap, place: Place, context: BuildContext, aliases: number) {
    this.#source = source;
    this.#context = context;
    this.#aliases = aliases;
    this.path = place.path;
    this.span = spanOf(source, context);
    if (place.keySpan) this.keySpan = place.keySpan;
    this.shared = place.shared;
    this.flow = source.flow === true;
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
    const merges: unknown[] = [];
    let complete = isComplete(this.span, this.#context);
    for (const pair of this.#source.items) {
      const key = keyText(pair);
      if (key === undefined || TEMPLATE.test(key)) complete = false;
      else if (key === '<<') merges.push(pair.value);
      else entries.set(key, buildEntry(key, pair, this, this.#context, this.#aliases));
    }
    for (const merge of merges) complete = this.#merge(merge, entries) && complete;
    this.#built = { entries, complete };
    return this.#built;
  }

  rebased(path: Path): Node {
    return new LazyMap(this.#source, { path, shared: true }, this.#context, this.#aliases + 1);
  }

  /** Adds what a merge key brings and says whether all of it is known. */
  #merge(merge: unknown, entries: Map<string, Entry>): boolean {
    const node = buildNode(merge, { path: this.path, shared: true }, this.#context, this.#aliases + 1);
    const sources = node.kind === 'sequence' ? node.items : [node];
    let complete = node.kind !== 'sequence' || node.complete;
    for (const source of sources) {
      if (source.kind !== 'map') return false;
      complete &&= source.complete;
      for (const [key, entry] of source.entries) {
        const path = [...this.path, key];
        if (!entries.has(key)) entries.set(key, { ...entry, value: rebase(entry.value, path) });
      }
    }
    return complete;
  }
}

/** The same node seen under another path; its text is shared. */
function rebase(node: Node, path: Path): Node {
  if (node instanceof LazyMap || node instanceof LazySequence) return node.rebased(path);
  return { ...node, path, shared: true };
}

class LazySequence implements SequenceNode {
  readonly kind = 'sequence';
  readonly path: Path;
  readonly span: Span;
  readonly keySpan?: Span;
  readonly shared: boolean;
  readonly flow: boolean;
  readonly complete: boolean;
  readonly #source: YAMLSeq;
  readonly #context: BuildContext;
  readonly #aliases: number;
  #items: readonly Node[] | undefined;

  constructor(source: YAMLSeq, place: Place, context: BuildContext, aliases: number) {
    this.#source = source;
    this.#context = context;
    this.#aliases = aliases;
    this.path = place.path;
    this.span = spanOf(source, context);
    if (place.keySpan) this.keySpan = place.keySpan;
    this.shared = place.shared;
    this.flow = source.flow === true;
    this.complete = isComplete(this.span, context);
  }

  get items(): readonly Node[] {
    this.#items ??= this.#source.items.map((item, index) =>
      buildNode(item, childPlace(this, index), this.#context, this.#aliases),
    );
    return this.#items;
  }

  rebased(path: Path): Node {
    return new LazySequence(this.#source, { path, shared: true }, this.#context, this.#aliases + 1);
  }
}
