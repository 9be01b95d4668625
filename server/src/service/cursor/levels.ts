import type { Span } from '../../base/span.ts';
import type { Section } from '../../syntax/sections.ts';
import { type Element, isOpen, keysAmong, type Line, type Outline, pathOf, scalarsOf } from './outline.ts';
import type { Spot } from './spot.ts';

/** Columns by which what stands below a key is indented where the file does not tell. */
const USUAL_STEP = 2;

interface Where {
  readonly section: Section;
  readonly outline: Outline;
  readonly line: Line;
  /** Of the line, among those of the section. */
  readonly index: number;
  readonly offset: number;
}

/**
 * The spots in a line that has no key and no dash: which mapping or list goes on here is told by its column, and by the key above that has
 * no value yet, whatever indentation the editor gave the line.
 */
export function levelSpots(where: Where, word: Span | undefined): readonly Spot[] {
  const { section, line, offset } = where;
  const column = columnOf(where, word?.start ?? offset);
  if (line.textBeyond !== undefined && column > line.textBeyond) return [];
  const { last } = line;
  const empty = last && isOpen(section.text, last) ? last : undefined;
  const below = empty && column >= empty.column ? belowEmpty(where, empty, column, word) : undefined;
  // Deeper than the key above, nothing else goes on.
  if (below && last && column > last.column) return [below];
  const levels = levelsFrom(last).filter(keepsOrder(where));
  const exact = levels.filter((level) => level.column === column);
  const nearest = levels.find((level) => level.column < column) ?? levels.at(-1);
  const chosen = exact.length > 0 || below ? exact : nearest ? [nearest] : [];
  const beside = chosen.map((level) => besides(where, level, column, word));
  if (!last) return [atRoot(where, column, word)];
  return below ? [below, ...beside] : beside;
}

/** An element that a sibling may follow; of a compact list, first the item, then the key that it is below. */
function levelsFrom(last: Element | undefined): Element[] {
  const levels: Element[] = [];
  for (let element = last; element; element = element.parent) levels.push(element);
  return levels;
}

/** Whether what stands below the line stays where it belongs when something is written beside an element: deeper lines would go below it. */
function keepsOrder({ outline, index }: Where): (element: Element) => boolean {
  const next = outline.elements.find((element) => element.line > index);
  if (!next) return () => true;
  const isDash = next.key === undefined;
  return ({ column, key }) =>
    next.column < column || (next.column === column && !(isDash && key !== undefined));
}

function belowEmpty(where: Where, owner: Element, column: number, word: Span | undefined): Spot | undefined {
  const [first] = owner.children;
  if (!first && owner.key === undefined && column <= owner.column) return undefined;
  if (first && first.column > owner.column && column === owner.column) return undefined;
  const target = first?.column ?? (column > owner.column ? column : owner.column + stepOf(where.outline));
  const isList = first !== undefined && first.key === undefined;
  const placed = placedAt(where, column, target, word);
  const { text } = where.section;
  if (isList) {
    const path = [...pathOf(owner), owner.children.length];
    const others = new Set(scalarsOf(text, owner.children));
    return { ...placed, at: 'item', path, others, lead: `${placed.lead}- `, column: target + 2, owner };
  }
  const others = new Set(keysAmong(owner.children));
  const at = owner.key === undefined || first ? 'key' : 'below';
  return { ...placed, at, path: pathOf(owner), others, owner };
}

/** A further key beside an element, or a further item. */
function besides(where: Where, element: Element, column: number, word: Span | undefined): Spot {
  const placed = placedAt(where, column, element.column, word);
  const { parent, siblings } = element;
  if (element.key !== undefined) {
    const others = new Set(keysAmong(siblings));
    return { ...placed, at: 'key', path: pathOf(parent), others, owner: parent };
  }
  const path = [...pathOf(parent), siblings.length];
  const others = new Set(scalarsOf(where.section.text, siblings));
  return {
    ...placed,
    at: 'item',
    path,
    others,
    lead: `${placed.lead}- `,
    column: element.column + 2,
    owner: parent,
  };
}

function atRoot(where: Where, column: number, word: Span | undefined): Spot {
  const [first] = where.outline.roots;
  const placed = placedAt(where, column, first?.column ?? 0, word);
  const others = new Set(keysAmong(where.outline.roots));
  return { ...placed, at: 'key', path: [], others, owner: undefined };
}

/** What is replaced and inserted, so that a key comes to stand at `target` though the cursor's word begins at `column`. */
function placedAt(
  { section, line, offset }: Where,
  column: number,
  target: number,
  word: Span | undefined,
): Pick<Spot, 'span' | 'typed' | 'lead' | 'column' | 'hasColon' | 'style'> {
  const wordStart = word?.start ?? offset;
  const typed = section.text.slice(wordStart, offset);
  // Tabs are no indentation: what is written replaces them.
  const hasTab = section.text.slice(line.start, wordStart).includes('\t');
  const start = hasTab ? line.start : target < column ? line.start + target : wordStart;
  const lead = ' '.repeat(hasTab ? target : Math.max(target - column, 0));
  const end = word?.end ?? line.end;
  return { span: { start, end }, typed, lead, column: target, hasColon: false, style: 'block' };
}

/** Columns before an offset of a line; a tab stands for a step, which is what somebody meant. */
function columnOf({ section, outline, line }: Where, offset: number): number {
  const before = section.text.slice(line.start, offset);
  const tabs = before.split('\t').length - 1;
  return before.length + (tabs === 0 ? 0 : tabs * (stepOf(outline) - 1));
}

function stepOf({ elements }: Outline): number {
  const nested = elements.find(({ key, parent }) => key !== undefined && parent?.key !== undefined);
  return nested?.parent ? nested.column - nested.parent.column : USUAL_STEP;
}
