import { isAlias, isCollection, isScalar, type Pair } from 'yaml';
import type { TextChange } from '../../base/span.ts';
import { insertLines, quoteOf } from './insert.ts';
import { colonOf, columnOf, contentEnd, isEmptyScalar, type Layout, startOf } from './layout.ts';
import { isNull } from './locate.ts';
import { isTabStop, type NewValue } from './operation.ts';
import { Refusal } from './refusal.ts';
import { renderChildren, renderFlowAt, renderScalar } from './render.ts';
import { markTabStop } from './tabStops.ts';

/** Gives an entry of a mapping a new value. `flow` says whether the mapping itself is in flow style. */
export function replaceValue(pair: Pair, value: NewValue, flow: boolean, layout: Layout): TextChange[] {
  const old = pair.value;
  if (isAlias(old)) throw new Refusal('An alias is not replaced.');
  if (isNull(old)) return replaceNull(pair, value, flow, layout);
  if (isScalar(old)) return [replaceScalar(old, value, layout)];
  if (isCollection(old)) return replaceCollection(pair, value, flow, layout);
  throw new Refusal('The value here cannot be replaced.');
}

/** Replaces the text of a scalar by another scalar, in its quotes; see `quoteOf` for `sparing`. */
export function replaceScalar(old: unknown, value: NewValue, layout: Layout, sparing = false): TextChange {
  if (!isScalar(old) || old.type?.startsWith('BLOCK'))
    throw new Refusal('Only a scalar on its line is replaced.');
  if (old.tag && old.tag !== '!') throw new Refusal('A tagged value is not replaced.');
  const plain = isTabStop(value) ? value.tabStop : value;
  if (typeof plain === 'object') throw new Refusal('A scalar is not replaced by a collection.');
  const quote = quoteOf(old, sparing);
  const text = renderScalar(plain, layout, quote);
  const [start = 0, end = 0] = old.range ?? [];
  return { start, end, newText: isTabStop(value) ? markTabStop(text, value.select) : text };
}

function isBlockValue(value: NewValue): boolean {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || isTabStop(value)) return false;
  return isList ? value.some((item) => typeof item === 'object') : Object.keys(value).length > 0;
}

function colonEnd(pair: Pair): number {
  const colon = colonOf(pair);
  if (colon === undefined) throw new Refusal('The key has no colon.');
  return colon + 1;
}

function replaceNull(pair: Pair, value: NewValue, flow: boolean, layout: Layout): TextChange[] {
  const afterColon = colonEnd(pair);
  if (pair.srcToken?.sep?.some(({ type }) => type === 'anchor' || type === 'tag')) {
    throw new Refusal('An anchored or tagged empty value is not replaced.');
  }
  const written = isEmptyScalar(pair.value) ? undefined : pair.value;
  const start = written ? startOf(written) : afterColon;
  const end = written ? contentEnd(written, layout.text) : afterColon;
  if (flow || !isBlockValue(value)) {
    const lead = written ? '' : ' ';
    return [{ start, end, newText: `${lead}${renderFlowAt(start, value, layout)}` }];
  }
  const lines = renderChildren(value, columnOf(layout.text, startOf(pair.key)), layout);
  const cut = written ? [{ start: afterColon, end, newText: '' }] : [];
  return [...cut, ...insertLines(end, lines, layout)];
}

function replaceCollection(pair: Pair, value: NewValue, flow: boolean, layout: Layout): TextChange[] {
  const afterColon = colonEnd(pair);
  const start = startOf(pair.value);
  const end = contentEnd(pair.value, layout.text);
  if (layout.text.slice(afterColon, end).includes('#')) throw new Refusal('The value holds comments.');
  if (/\S/.test(layout.text.slice(afterColon, start))) throw new Refusal('The value has an anchor or tag.');
  if (flow || !isBlockValue(value))
    return [{ start: afterColon, end, newText: ` ${renderFlowAt(afterColon, value, layout)}` }];
  const lines = renderChildren(value, columnOf(layout.text, startOf(pair.key)), layout);
  return [{ start: afterColon, end, newText: '' }, ...insertLines(end, lines, layout)];
}
