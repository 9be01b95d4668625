import type { Span } from '../../base/span.ts';
import { Field } from '../../syntax/field.ts';
import type { Node } from '../../syntax/node.ts';

/** What a part of a manifest is, for the icon beside it. */
export type Shape =
  | 'workload'
  | 'network'
  | 'access'
  | 'data'
  | 'namespace'
  | 'definition'
  | 'object'
  | 'container'
  | 'volume'
  | 'port'
  | 'key'
  | 'rule'
  | 'subject'
  | 'host'
  | 'path'
  | 'version'
  | 'file'
  | 'mapping'
  | 'list';

/** A named part of a manifest with the parts in it. Offsets are those of the section. */
export interface Outline {
  readonly name: string;
  /** A few words behind the name. */
  readonly detail?: string | undefined;
  readonly shape: Shape;
  /** All of it: a key with its value, or an item. */
  readonly span: Span;
  /** What to select when somebody goes there. */
  readonly label: Span;
  readonly children: readonly Outline[];
}

/** What an outline has besides its place. */
export interface About {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly shape: Shape;
  readonly children?: readonly Outline[];
}

/** Longer lists are cut: nobody reads that many lines of an outline. */
const MAX_CHILDREN = 1_000;

/** The outline of a field that is written; none for another, and of its parts only those that stand inside of it (an alias leads elsewhere). */
export function outline(field: Field, { name, detail, shape, children = [] }: About): Outline[] {
  const { node } = field;
  if (!node || name === '') return [];
  const span = writtenSpan(node);
  if (span.end <= span.start) return [];
  const { label } = field;
  return [
    {
      name,
      detail,
      shape,
      span,
      label: isInside(label, span) ? label : { start: span.start, end: span.start },
      children: inOrder(children.filter((child) => isInside(child.span, span))),
    },
  ];
}

/** The text of a node with its key; of an alias the key only. */
function writtenSpan({ span, keySpan }: Node): Span {
  if (!keySpan) return span;
  return span.start < keySpan.start
    ? keySpan
    : { start: keySpan.start, end: Math.max(span.end, keySpan.end) };
}

const isInside = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

/** In the order of the text, and each text once: an item that is an alias stands where its anchor does. */
function inOrder(outlines: readonly Outline[]): readonly Outline[] {
  const sorted = [...outlines].sort((a, b) => a.span.start - b.span.start);
  const once = sorted.filter(({ span }, index) => {
    const before = sorted[index - 1]?.span;
    return before?.start !== span.start || before.end !== span.end;
  });
  return once.slice(0, MAX_CHILDREN);
}

/**
 * The entries of a mapping that hold something, under their keys.
 *
 * @param levels how many levels below these are shown
 */
export function settings(map: Field, levels: number, except: readonly string[] = []): Outline[] {
  return map.entries.flatMap(({ key, value }) => {
    if (except.includes(key) || !holdsSomething(value)) return [];
    const field = Field.of(value);
    const children = levels > 0 ? [...settings(field, levels - 1), ...namedItems(field, levels - 1)] : [];
    return outline(field, { name: key, shape: value.kind === 'map' ? 'mapping' : 'list', children });
  });
}

function holdsSomething(node: Node): boolean {
  return (
    (node.kind === 'map' && node.entries.size > 0) || (node.kind === 'sequence' && node.items.length > 0)
  );
}

function namedItems(list: Field, levels: number): Outline[] {
  return list.items.flatMap((item) => {
    const name = item.at('name').stringOrNumber ?? item.at('metadata', 'name').string;
    if (name === undefined) return [];
    return outline(item, { name, shape: 'mapping', children: levels > 0 ? settings(item, levels - 1) : [] });
  });
}

/** Words with commas, cut after a few. */
export function listed(words: readonly string[], most = 4): string {
  return words.length > most ? `${words.slice(0, most).join(', ')}, …` : words.join(', ');
}
