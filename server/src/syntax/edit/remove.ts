import { isMap, isPair, Lexer, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextChange } from '../../base/span.ts';
import { elementEnd, elementStart } from './insert.ts';
import { columnOf, contentEnd, type Layout, lineStart, nextLine, pairEnd } from './layout.ts';
import type { Location } from './locate.ts';
import { Refusal } from './refusal.ts';

/** The comments of a text, in order, each with its `#`. */
export function commentsIn(text: string): string[] {
  if (!text.includes('#')) return [];
  return [...new Lexer().lex(text)]
    .filter((lexeme) => lexeme.startsWith('#'))
    .map((comment) => comment.trimEnd());
}

/**
 * Removes an entry or item, and the collections around it that would be left empty. The comments on its lines become lines
 * of their own, unless they are to go too; comment lines above it are left where they stand.
 */
export function removeFound(location: Location, comments: 'keep' | 'remove', layout: Layout): TextChange[] {
  const { trail } = location;
  let depth = trail.length - 1;
  while (depth > 0 && trail[depth]?.parent.items.length === 1) depth -= 1;
  const target = trail[depth];
  if (!target) throw new Refusal('The document itself is not removed.');
  const { parent, step } = target;
  const index = typeof step === 'number' ? step : indexOfKey(parent, step);
  return parent.flow ? [removeFromFlow(parent, index, layout)] : removeLines(parent, index, comments, layout);
}

function indexOfKey(parent: YAMLMap | YAMLSeq, key: string): number {
  if (!isMap(parent)) throw new Refusal('The value here is of another type.');
  return parent.items.findIndex((pair) => String((pair.key as { value?: unknown } | null)?.value) === key);
}

function removeLines(
  parent: YAMLMap | YAMLSeq,
  index: number,
  comments: 'keep' | 'remove',
  layout: Layout,
): TextChange[] {
  const { text, eol } = layout;
  const item: unknown = parent.items[index];
  const start = isPair(item) ? elementStart(item) : dashOf(parent, index);
  const end = isPair(item) ? pairEnd(item, text) : Math.max(contentEnd(item, text), start + 1);
  const from = lineStart(text, start);
  const lead = text.slice(from, start);
  const to = nextLine(text, Math.max(end - (text[end - 1] === '\n' ? 1 : 0), start));
  if (/^\uFEFF?[ ]*$/.test(lead)) {
    const kept = comments === 'keep' ? commentsIn(text.slice(start, to)) : [];
    const indent = ' '.repeat(columnOf(text, start));
    const lines = kept.map((comment) => `${indent}${comment}`);
    if (to < text.length || text.endsWith('\n'))
      return [{ start: from, end: to, newText: lines.map((line) => `${line}${eol}`).join('') }];
    // The last line has no line break: then the one that becomes the last has none either.
    const previousEnd = from - (/\r?\n$/.exec(text.slice(0, from))?.[0].length ?? 0);
    return [{ start: previousEnd, end: to, newText: lines.map((line) => `${eol}${line}`).join('') }];
  }
  return [removeFirstOfItem(parent, index, start, end, layout)];
}

/** The first key of `- key: …` shares its line with the dash: the next key moves up, or a comment stays there alone. */
function removeFirstOfItem(
  parent: YAMLMap | YAMLSeq,
  index: number,
  start: number,
  end: number,
  layout: Layout,
): TextChange {
  const next: unknown = parent.items[index + 1];
  if (!isMap(parent) || index !== 0 || !isPair(next))
    throw new Refusal('The entry shares its line with another.');
  const nextStart = elementStart(next);
  const between = layout.text.slice(end, nextStart);
  if (!between.includes('#')) return { start, end: nextStart, newText: '' };
  if (layout.text.slice(start, end).includes('#')) throw new Refusal('The entry holds comments.');
  return { start, end: end + (/^ */.exec(between)?.[0].length ?? 0), newText: '' };
}

function dashOf(parent: YAMLMap | YAMLSeq, index: number): number {
  const token = parent.srcToken;
  const start = token?.type === 'block-seq' ? token.items[index]?.start : undefined;
  const dash = start?.find(({ type }) => type === 'seq-item-ind');
  if (!dash) throw new Refusal('The item has no dash.');
  return dash.offset;
}

function removeFromFlow(parent: YAMLMap | YAMLSeq, index: number, layout: Layout): TextChange {
  const { text } = layout;
  const start = elementStart(parent.items[index]);
  const end = elementEnd(parent.items[index], text);
  const next: unknown = parent.items[index + 1];
  const previous: unknown = parent.items[index - 1];
  const change =
    next !== undefined
      ? { start, end: elementStart(next), newText: '' }
      : { start: previous === undefined ? start : elementEnd(previous, text), end, newText: '' };
  if (text.slice(change.start, change.end).includes('#'))
    throw new Refusal('A comment stands beside the element.');
  return change;
}
