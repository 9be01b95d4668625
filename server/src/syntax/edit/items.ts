import { isMap, isScalar, isSeq, type YAMLSeq } from 'yaml';
import type { Span } from '../../base/span.ts';
import { findAnchors } from '../anchors.ts';
import { composeSection } from '../compose.ts';
import { parse } from '../parse.ts';
import type { Section } from '../sections.ts';
import { isSame, plainOf } from './guard.ts';
import { contentEnd, lineStart, nextLine, startOf } from './layout.ts';

/** An item of a list, cut out as a document of its own. */
export interface CutItem {
  readonly section: Section;
  /** Where the item's text stands in the section that it was cut from. */
  readonly start: number;
  readonly end: number;
  /** What stands before the item's own text on its first line is blank in its section: so many characters. */
  readonly pad: number;
  /** Offset of the item's dash from `start`; undefined in flow style. */
  readonly dash: number | undefined;
}

/**
 * Cuts the items of the list under a key of the root, so that each can be edited at the cost of its own size. Undefined where
 * an item does not stand for itself: anchors in use, text that does not parse, an unusual layout.
 */
export function cutItems(section: Section, key: string): readonly CutItem[] | undefined {
  if (parse(section).problems.length > 0) return undefined;
  const { document } = composeSection(section);
  const root = document?.contents;
  if (!document || !isMap(root) || findAnchors(document, section.text).used.size > 0) return undefined;
  const list = root.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  if (!isSeq(list)) return undefined;
  const items = list.flow ? cutFlow(list, section.text) : cutBlock(list, section.text);
  const sound = items?.every((item) => isWhole(item.section));
  return sound ? items : undefined;
}

function isWhole(section: Section): boolean {
  const { root, problems } = parse(section);
  return root !== undefined && problems.length === 0;
}

function cutFlow(list: YAMLSeq, text: string): CutItem[] {
  return list.items.map((item) => {
    const start = startOf(item);
    const end = contentEnd(item, text);
    const lead = start - lineStart(text, start);
    const pad = /^[ \t]*$/.test(text.slice(start - lead, start)) ? lead : 0;
    return { section: { text: ' '.repeat(pad) + text.slice(start, end) }, start, end, pad, dash: undefined };
  });
}

function cutBlock(list: YAMLSeq, text: string): CutItem[] | undefined {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return undefined;
  const dashes = token.items.flatMap(
    ({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? [],
  );
  const starts = dashes.map((dash) => lineStart(text, dash));
  if (dashes.some((dash, index) => !/^ *$/.test(text.slice(starts[index], dash)))) return undefined;
  const last = contentEnd(list, text);
  const listEnd = nextLine(text, text[last - 1] === '\n' ? last - 1 : last);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? listEnd;
    const dash = (dashes[index] ?? start) - start;
    const part = text.slice(start, end);
    return { section: { text: `${part.slice(0, dash)} ${part.slice(dash + 1)}` }, start, end, pad: 0, dash };
  });
}

/** A section after edits, with its values to review. */
export interface EditedSection {
  readonly section: Section;
  readonly tabStops: readonly Span[];
}

/** Some whole lines of a section, before and after edits. */
export interface EditedLines {
  /** Offset of the first line in the section as it was. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /** Values to review in `after`. */
  readonly tabStops: readonly Span[];
}

/** A list after edits of its items. */
export interface JoinedList extends EditedSection {
  /** The items' lines; undefined where items share lines. */
  readonly lines: readonly EditedLines[] | undefined;
}

/**
 * Puts items back that may have been edited. Undefined where the result would not be the list with just these items in it.
 */
export function joinItems(
  section: Section,
  key: string,
  items: readonly CutItem[],
  edited: readonly EditedSection[],
): JoinedList | undefined {
  const lines: EditedLines[] = [];
  const tabStops: Span[] = [];
  let text = '';
  let position = 0;
  for (const [index, item] of items.entries()) {
    const now = edited[index];
    const part = now && restore(item, section.text, now);
    if (!part) return undefined;
    text += section.text.slice(position, part.start);
    for (const stop of part.tabStops)
      tabStops.push({ start: stop.start + text.length, end: stop.end + text.length });
    text += part.after;
    position = item.end;
    lines.push(part);
  }
  const joined: Section = { text: text + section.text.slice(position) };
  if (!isWhole(joined)) return undefined;
  const expected = { ...asMap(plainOf(section)), [key]: edited.map((item) => plainOf(item.section)) };
  if (!isSame(expected, plainOf(joined))) return undefined;
  const apart = items.every(({ start, pad }) => lineStart(section.text, start) === start - pad);
  return { section: joined, tabStops, lines: apart ? lines : undefined };
}

function asMap(value: ReturnType<typeof plainOf>) {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** The item's lines as they were and are, with what was blank in its section; undefined where an edit reached into that. */
function restore(
  { start, end, pad, dash }: CutItem,
  text: string,
  now: EditedSection,
): EditedLines | undefined {
  const lead = dash === undefined ? text.slice(start - pad, start) : text.slice(start, start + dash + 1);
  const edited = now.section.text;
  if (!/^ *$/.test(edited.slice(0, lead.length))) return undefined;
  return {
    start: start - pad,
    before: text.slice(start - pad, end),
    after: lead + edited.slice(lead.length),
    tabStops: now.tabStops,
  };
}
