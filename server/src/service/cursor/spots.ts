import type { Span } from '../../base/span.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';
import { flowAt } from './flow.ts';
import { flowEnd } from './flowEnd.ts';
import { levelSpots } from './levels.ts';
import type { Token } from './line.ts';
import { type Element, keysAmong, type Line, type Outline, outlineOf, pathOf, scalarsOf } from './outline.ts';
import type { Spot } from './spot.ts';

/** What a cursor is in. */
export type CursorPlace =
  | { readonly in: 'text'; readonly spots: readonly Spot[] }
  /** In a comment; `span` is its text up to the cursor, with the `#`. */
  | { readonly in: 'comment'; readonly span: Span };

/**
 * What may be written at an offset of a section, the most likely first: where a line is blank, several mappings may go on there.
 * Nothing in texts of several lines, templates, and where only a parser could tell. The text may be in any state.
 */
export function cursorAt(section: Section, offset: number): CursorPlace {
  const outline = outlineOf(section);
  const index = lineMapOf(section).positionAt(offset).line;
  const line = outline.lines[index];
  const none: CursorPlace = { in: 'text', spots: [] };
  if (!line || line.kind === 'other' || isInTemplate(section.text, line, offset)) return none;
  const { comment } = line.tokens;
  if (comment !== undefined && offset > comment)
    return { in: 'comment', span: { start: comment, end: offset } };
  if (line.kind === 'comment' || offset < line.start || offset > line.end) return none;
  return { in: 'text', spots: spotsIn({ section, outline, line, index, offset }) };
}

interface Where {
  readonly section: Section;
  readonly outline: Outline;
  readonly line: Line;
  readonly index: number;
  readonly offset: number;
}

function isInTemplate(text: string, { start }: Line, offset: number): boolean {
  const before = text.slice(start, offset);
  return before.lastIndexOf('{{') > before.lastIndexOf('}}');
}

function spotsIn(where: Where): readonly Spot[] {
  const { section, line, offset } = where;
  if (line.kind === 'flow') return flowSpots(where, line.flow ?? line.start);
  const { tokens, rest } = line.tokens;
  const first = section.text[rest.start];
  if ((first === '{' || first === '[') && rest.start < rest.end && offset > rest.start)
    return flowSpots(where, rest.start);
  if (tokens.length === 0) {
    const word = wordAt(section.text, rest, offset);
    return line.kind === 'blank' || rest.start === rest.end || word ? levelSpots(where, word) : [];
  }
  return tokenSpots(where);
}

/** The word of a line that is neither key nor item; undefined where there are several, or the cursor is beside it. */
function wordAt(text: string, rest: Span, offset: number): Span | undefined {
  const fits = rest.start <= offset && offset <= rest.end && !/[\s{}]/.test(text.slice(rest.start, rest.end));
  return fits ? rest : undefined;
}

function flowSpots({ section, outline, index, offset }: Where, start: number): readonly Spot[] {
  const { text } = section;
  const owner = outline.lines.slice(0, index + 1).findLast((line) => line.start <= start)?.last;
  const opening = lineMapOf(section).positionAt(start).line;
  let last = opening;
  while (outline.lines[last + 1]?.flow === start) last += 1;
  const end = outline.lines[last]?.end ?? text.length;
  if ((flowEnd(text, start, end) ?? Number.POSITIVE_INFINITY) <= offset) return [];
  const found = flowAt(text, { start, end }, offset);
  if (!found) return [];
  const base = outline.lines[opening]?.tokens.tokens.length === 0 ? [] : pathOf(owner);
  return [
    {
      at: found.at,
      path: [...base, ...found.path],
      others: new Set(found.others),
      span: found.span,
      typed: text.slice(found.span.start, offset),
      lead: found.needsBlank ? ' ' : '',
      column: 0,
      hasColon: found.hasColon,
      style: 'flow',
      owner: undefined,
      comma: found.comma,
    },
  ];
}

/** The spot in a line with a key or a dash. */
function tokenSpots({ section, line, offset }: Where): readonly Spot[] {
  const { text } = section;
  const { tokens, rest } = line.tokens;
  const token = tokens.at(-1);
  const element = elementOf(line, token);
  if (!token || !element) return [];
  const base = { hasColon: false, style: 'block', lead: '', owner: element } as const;
  if (token.key !== undefined && token.span.start <= offset && offset <= token.span.end)
    return [keySpot(text, token, element, offset)];
  const lead = text[offset - 1] === ' ' || text[offset - 1] === '\t' ? '' : ' ';
  const isEmpty = rest.start === rest.end;
  const isBehind = offset > token.span.end && (token.key === undefined || text[offset - 1] !== undefined);
  const value = isEmpty ? { start: offset, end: offset } : rest;
  if (offset < token.span.end || offset < value.start || offset > value.end) return [];
  if (token.key !== undefined && offset <= colonOf(text, token)) return [];
  if (!isCompletable(text.slice(value.start, value.end))) return [];
  const common = { ...base, span: value, typed: text.slice(value.start, offset), lead: isEmpty ? lead : '' };
  if (token.key !== undefined)
    return [{ ...common, at: 'value', path: pathOf(element), others: new Set(), column: token.column }];
  if (!isBehind && !isEmpty) return [];
  const column = token.column + Math.max(value.start + common.lead.length - token.span.start, 1);
  const [first] = element.children;
  // A dash that was put before the rest of another item: no key beside it would be one of the same mapping.
  if (first && first.column !== column) return [];
  const beside = element.siblings.filter((one) => one !== element);
  const others = new Set([...keysAmong(element.children), ...scalarsOf(text, beside)]);
  return [{ ...common, at: 'item', path: pathOf(element), others, column }];
}

/** In a key that has its colon. */
function keySpot(text: string, { span, column }: Token, element: Element, offset: number): Spot {
  return {
    at: 'key',
    path: pathOf(element.parent),
    others: new Set(keysAmong(element.siblings.filter((one) => one !== element))),
    span,
    typed: text.slice(span.start, offset),
    lead: '',
    column,
    hasColon: true,
    style: 'block',
    owner: element,
  };
}

/** Offset of the colon behind a key. */
function colonOf(text: string, { span }: Token): number {
  return text.indexOf(':', span.end);
}

/** Anchors, aliases, tags, texts of several lines and templates are nothing to complete. */
function isCompletable(value: string): boolean {
  return value === '*' || !/^[&*!|>{[%@`]|\{\{/.test(value);
}

function elementOf({ last }: Line, token: Token | undefined): Element | undefined {
  return last?.span.start === token?.span.start ? last : undefined;
}
