import { isPlainSafe } from '../scalar.ts';
import { type Layout, lineStart } from './layout.ts';
import { isTabStop, type NewValue } from './operation.ts';
import { markTabStop } from './tabStops.ts';

type Scalar = string | number | boolean;

function scalarText(value: Scalar, json: boolean): string {
  if (typeof value !== 'string') return String(value);
  return !json && isPlainSafe(value) ? value : JSON.stringify(value);
}

/** Writes a scalar; `quote` keeps the quotes of the scalar that it replaces. */
export function renderScalar(
  value: Scalar,
  layout: Layout,
  quote: 'single' | 'double' | 'none' = 'none',
): string {
  if (typeof value === 'string' && quote === 'single') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'string' && quote === 'double') return JSON.stringify(value);
  return scalarText(value, layout.json);
}

function isScalarValue(value: NewValue): value is Scalar {
  return typeof value !== 'object';
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

/** Writes a value on one line, as flow style or JSON. */
export function renderFlow(value: NewValue, layout: Layout): string {
  if (isScalarValue(value)) return renderScalar(value, layout);
  if (isTabStop(value)) return markTabStop(renderScalar(value.tabStop, layout), value.select);
  if (isList(value)) return `[${value.map((item) => renderListItem(item, layout)).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${renderKey(key, layout)}: ${renderFlow(item, layout)}`,
  );
  if (entries.length === 0) return '{}';
  return layout.json ? `{${entries.join(', ')}}` : `{ ${entries.join(', ')} }`;
}

/** Short lists of names are written `["ALL"]`, as the Kubernetes documentation does. */
function renderListItem(item: NewValue, layout: Layout): string {
  return typeof item === 'string' ? JSON.stringify(item) : renderFlow(item, layout);
}

/** Writes a key. */
export function renderKey(key: string, layout: Layout): string {
  return scalarText(key, layout.json);
}

/**
 * Writes a value that starts at an offset inside a flow collection: on one line, or as JSON files are written, over several
 * where only its key stands before it on its line.
 */
export function renderFlowAt(offset: number, value: NewValue, layout: Layout): string {
  const before = layout.text.slice(lineStart(layout.text, offset), offset);
  const indent = /^[ \t]*(?="[^"\n]*"[ \t]*:[ \t]*$)/.exec(before)?.[0];
  return layout.json && indent !== undefined ? renderJson(value, indent, layout) : renderFlow(value, layout);
}

/** Writes a value over several lines as JSON does, for JSON files; `indent` is that of the line it starts in. */
export function renderJson(value: NewValue, indent: string, layout: Layout): string {
  if (isScalarValue(value) || isTabStop(value)) return renderFlow(value, layout);
  const inner = `${indent}${' '.repeat(layout.step)}`;
  const items = isList(value)
    ? value.map((item) => renderJson(item, inner, layout))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}: ${renderJson(item, inner, layout)}`,
      );
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return `${open}${close}`;
  const lines = items.map((item) => `${layout.eol}${inner}${item}`).join(',');
  return `${open}${lines}${layout.eol}${indent}${close}`;
}

/** Whether a value needs lines of its own below its key. */
function isNested(value: NewValue): boolean {
  if (isScalarValue(value) || isTabStop(value)) return false;
  if (isList(value)) return value.some((item) => !isScalarValue(item));
  return Object.keys(value).length > 0;
}

/** Writes an entry of a block mapping as lines without line breaks; `column` is that of the key. */
export function renderEntry(key: string, value: NewValue, column: number, layout: Layout): string[] {
  const head = `${' '.repeat(column)}${renderKey(key, layout)}:`;
  const inLines = isNested(value) || (layout.blockLists && isList(value) && value.length > 0);
  if (!inLines) return [`${head} ${renderFlow(value, layout)}`];
  return [head, ...renderChildren(value, column, layout)];
}

/** Writes a nested value as the lines below its key, which stands at `column`. */
export function renderChildren(value: NewValue, column: number, layout: Layout): string[] {
  if (isScalarValue(value) || isTabStop(value))
    return [`${' '.repeat(column + layout.step)}${renderFlow(value, layout)}`];
  if (isList(value)) return value.flatMap((item) => renderItem(item, column + layout.sequenceStep, layout));
  return Object.entries(value).flatMap(([key, item]) => renderEntry(key, item, column + layout.step, layout));
}

/** Writes an item of a block sequence as lines; `column` is that of the dash. */
export function renderItem(item: NewValue, column: number, layout: Layout, step = layout.itemStep): string[] {
  const dash = `${' '.repeat(column)}-${' '.repeat(step - 1)}`;
  if (!isNested(item) || isList(item)) return [`${dash}${renderFlow(item, layout)}`];
  const entries = Object.entries(item).flatMap(([key, value]) =>
    renderEntry(key, value, column + step, layout),
  );
  return [`${dash}${(entries[0] ?? '').trimStart()}`, ...entries.slice(1)];
}
