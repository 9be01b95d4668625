import type { Plain } from './independentYaml.ts';

/**
 * The source of a text's style: small numbers, read one after the other and then from the start again. Zero is always
 * the plainest way to write something, and an empty list reads as zeros, so that smaller lists give plainer texts.
 */
export class Style {
  readonly #decisions: readonly number[];
  #position = 0;
  #comments = 0;
  #anchors = 0;
  /** What was written with an anchor, by its JSON. */
  readonly anchors = new Map<string, { name: string; value: Plain }>();

  constructor(decisions: readonly number[]) {
    this.#decisions = decisions;
  }

  /** One of so many ways, 0 the plainest. */
  pick(ways: number): number {
    const decision = this.#decisions[this.#position % this.#decisions.length] ?? 0;
    this.#position += 1;
    return decision % ways;
  }

  /** Whether to do something unusual: about once in so many times. */
  rarely(times: number): boolean {
    return this.pick(times) === times - 1;
  }

  /** A name for an anchor that stands nowhere else in the text. */
  anchorName(): string {
    this.#anchors += 1;
    return `a${this.#anchors}`;
  }

  /** A comment that stands nowhere else in the text. */
  comment(): string {
    this.#comments += 1;
    const ends = ['', ' a: b', ' "open', " it's", ' - x', ' {[', ' # again', ' 🚢', '\t.', ' &a *b'];
    return `#${this.pick(3) === 2 ? '' : ' '}c${this.#comments}${ends[this.pick(ends.length)] ?? ''}`;
  }
}

/** How a whole text is written. */
interface Habits {
  /** Columns by which a mapping below a key is indented. */
  readonly step: number;
  /** Columns by which a list below a key is indented. */
  readonly dash: number;
  /** JSON quotes. */
  readonly json: boolean;
  /** Whether there are anchors, aliases and merge keys. */
  readonly anchors: boolean;
}

/** A text of YAML documents, each with a value, in any style. */
export function renderYaml(values: readonly Plain[], style: Style): string {
  const crlf = style.pick(4) === 3;
  const bom = style.rarely(8);
  const open = style.rarely(6);
  const lines = values.flatMap((value, index) => renderDocument(value, index, style));
  const text = lines.join(crlf ? '\r\n' : '\n');
  return `${bom ? '\uFEFF' : ''}${text}${open ? '' : crlf ? '\r\n' : '\n'}`;
}

function renderDocument(value: Plain, index: number, style: Style): string[] {
  style.anchors.clear();
  const step = [2, 2, 4, 3, 1, 8][style.pick(6)] ?? 2;
  const json = style.rarely(8);
  const habits: Habits = { step, dash: style.pick(2) === 0 ? 0 : step, json, anchors: style.rarely(3) };
  const head: string[] = [];
  if (style.rarely(6)) head.push(style.comment());
  if (index > 0 || style.rarely(4)) head.push(style.rarely(6) ? `--- ${style.comment()}` : '---');
  if (style.rarely(5)) head.push(...loose(0, style));
  const tail = style.rarely(6) ? loose(0, style) : [];
  // Directives and comments before `---` need the document before them to be closed.
  const close = style.rarely(8) && !json ? ['...'] : [];
  const body = json ? renderFlow(value, 0, habits, style, 'lines') : renderRoot(value, habits, style);
  return [...head, ...body, ...tail, ...close];
}

function renderRoot(value: Plain, habits: Habits, style: Style): string[] {
  if (isMap(value) && Object.keys(value).length > 0) return renderMap(value, 0, habits, style);
  if (isList(value) && value.length > 0) return renderList(value, 0, habits, style);
  return [renderInline(value, style)];
}

/** Comment lines and blank lines. */
function loose(column: number, style: Style): string[] {
  const line = (): string => (style.pick(3) === 2 ? '' : `${' '.repeat(column)}${style.comment()}`);
  return style.rarely(3) ? [line(), line()] : [line()];
}

function behind(style: Style): string {
  return style.rarely(7) ? `${style.pick(2) === 0 ? ' ' : '   '}${style.comment()}` : '';
}

function renderMap(
  map: { readonly [key: string]: Plain },
  column: number,
  habits: Habits,
  style: Style,
): string[] {
  const { merged, rest } = takeMerge(map, style);
  const entries = Object.entries(rest).flatMap(([key, value], index) => [
    ...(index > 0 && style.rarely(8) ? loose(column, style) : []),
    ...renderEntry(key, value, column, habits, style),
  ]);
  const lines = merged ? [`${' '.repeat(column)}<<: *${merged}${behind(style)}`, ...entries] : entries;
  return style.rarely(12) ? [...lines, ...loose(column, style)] : lines;
}

/** An anchored mapping that holds some of the entries of another may be merged into it. */
function takeMerge(map: { readonly [key: string]: Plain }, style: Style) {
  for (const { name, value } of style.anchors.values()) {
    if (!isMap(value)) continue;
    const keys = Object.keys(value);
    if (keys.length === 0 || keys.length >= Object.keys(map).length || style.pick(2) === 0) continue;
    if (!keys.every((key) => same(map[key], value[key]))) continue;
    const rest = Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
    return { merged: name, rest };
  }
  return { merged: undefined, rest: map };
}

function renderEntry(key: string, value: Plain, column: number, habits: Habits, style: Style): string[] {
  const indent = ' '.repeat(column);
  const explicit = style.rarely(60);
  const head = explicit ? `${indent}? ${renderKey(key, style)}` : `${indent}${renderKey(key, style)}`;
  const colon = explicit ? [head, `${indent}:`] : [`${head}${style.rarely(30) ? ' ' : ''}:`];
  const [below, ...before] = [...colon].reverse();
  const lines = renderValue(below ?? '', value, column, habits, style);
  return [...before, ...lines];
}

/** The value of a key or dash that stands at `column` and ends `head`. */
function renderValue(head: string, value: Plain, column: number, habits: Habits, style: Style): string[] {
  const alias = habits.anchors ? aliasFor(value, style) : undefined;
  if (alias) return [`${head} ${alias}${behind(style)}`];
  const anchor = habits.anchors ? anchorFor(value, style) : undefined;
  const lines = renderWritten(`${head}${anchor ? ` &${anchor}` : ''}`, value, column, habits, style);
  if (anchor) style.anchors.set(JSON.stringify(value), { name: anchor, value });
  return lines;
}

function aliasFor(value: Plain, style: Style): string | undefined {
  const anchored = style.anchors.get(JSON.stringify(value));
  return anchored && style.pick(3) !== 0 ? `*${anchored.name}` : undefined;
}

function anchorFor(value: Plain, style: Style): string | undefined {
  if (value === null || !style.rarely(typeof value === 'object' ? 3 : 12)) return undefined;
  return style.anchorName();
}

function renderWritten(head: string, value: Plain, column: number, habits: Habits, style: Style): string[] {
  if (!isMap(value) && !isList(value)) return renderScalarBelow(head, value, column, habits, style);
  const empty = isMap(value) ? Object.keys(value).length === 0 : value.length === 0;
  const way = style.pick(8);
  if (empty || way === 6) return onLine(head, renderInline(value, style), behind(style));
  if (way === 7) {
    const [first = '', ...more] = renderFlow(
      value,
      column + Math.max(habits.step, 1),
      habits,
      style,
      'lines',
    );
    return onLine(head, first.trimStart(), '', more);
  }
  const between = style.rarely(12) ? loose(column + 1, style) : [];
  const inner = isMap(value)
    ? renderMap(value, column + habits.step, habits, style)
    : renderList(value, column + habits.dash, habits, style);
  return [`${head}${behind(style)}`, ...between, ...inner];
}

function onLine(head: string, value: string, trail: string, more: readonly string[] = []): string[] {
  return [`${head} ${value}${trail}`, ...more];
}

function renderScalarBelow(
  head: string,
  value: Exclude<Plain, object> | null,
  column: number,
  habits: Habits,
  style: Style,
): string[] {
  if (value === null) {
    const text = ['', ' null', ' ~'][style.pick(3)] ?? '';
    return [`${head}${text}${behind(style)}`];
  }
  if (typeof value === 'string' && /\n$/.test(value) && style.pick(3) !== 2) {
    const inner = ' '.repeat(column + Math.max(habits.step, 1));
    const lines = value.replace(/\n$/, '').split('\n');
    return [`${head} |${behind(style)}`, ...lines.map((line) => (line === '' ? '' : `${inner}${line}`))];
  }
  const text = renderScalar(value, style);
  if (style.rarely(20)) {
    const inner = ' '.repeat(column + Math.max(habits.step, 1));
    return [`${head}${behind(style)}`, `${inner}${text}${behind(style)}`];
  }
  return [`${head} ${text}${behind(style)}`];
}

function renderList(list: readonly Plain[], column: number, habits: Habits, style: Style): string[] {
  return list.flatMap((item, index) => [
    ...(index > 0 && style.rarely(8) ? loose(column, style) : []),
    ...renderItem(item, column, habits, style),
  ]);
}

function renderItem(item: Plain, column: number, habits: Habits, style: Style): string[] {
  const indent = ' '.repeat(column);
  const gap = style.rarely(10) ? '   ' : ' ';
  const isFull = isMap(item) ? Object.keys(item).length > 0 : isList(item) && item.length > 0;
  if (!isFull || style.rarely(10))
    return renderValue(`${indent}-`, item, column, { ...habits, dash: habits.step }, style);
  const inner = column + 1 + gap.length;
  const lines = isMap(item)
    ? renderMap(item, inner, habits, style)
    : renderList(item as readonly Plain[], inner, habits, style);
  const [first = '', ...more] = lines;
  return [`${indent}-${gap}${first.trimStart()}`, ...more];
}

/** A collection between brackets: on one line, or with each element on its own. */
function renderFlow(
  value: Plain,
  column: number,
  habits: Habits,
  style: Style,
  layout: 'line' | 'lines',
): string[] {
  if (!isMap(value) && !isList(value)) return [renderScalar(value, style, habits.json)];
  const [open, close] = isMap(value) ? ['{', '}'] : ['[', ']'];
  const elements: [string | undefined, Plain][] = isMap(value)
    ? Object.entries(value)
    : value.map((item) => [undefined, item]);
  if (elements.length === 0) return [`${open}${close}`];
  const key = (name: string): string => `${habits.json ? JSON.stringify(name) : renderKey(name, style)}: `;
  if (layout === 'line' || style.rarely(4)) {
    const parts = elements.map(([name, item]) => {
      const [text = ''] = renderFlow(item, column, habits, style, 'line');
      return `${name === undefined ? '' : key(name)}${text}`;
    });
    const pad = ['', ' '][style.pick(2)] ?? '';
    return [`${open}${pad}${parts.join(style.rarely(8) ? ' ,' : ', ')}${pad}${close}`];
  }
  const inner = column + Math.max(habits.step, 1);
  const indent = ' '.repeat(inner);
  const lines = elements.flatMap(([name, item], index) => {
    const last = index === elements.length - 1;
    const comma = last ? (!habits.json && style.rarely(4) ? ',' : '') : ',';
    const [first = '', ...more] = renderFlow(item, inner, habits, style, 'lines');
    const own = [`${name === undefined ? '' : key(name)}${first.trimStart()}`, ...more];
    const end = own.length - 1;
    const above = style.rarely(10) ? loose(inner, style) : [];
    return [
      ...above,
      ...own.map(
        (line, at) =>
          `${at === 0 ? indent : ''}${line}${at === end ? `${comma}${habits.json ? '' : behind(style)}` : ''}`,
      ),
    ];
  });
  const closing = `${' '.repeat(column)}${close}`;
  return [open, ...(habits.json ? lines.filter((line) => !/^\s*#/.test(line)) : lines), closing];
}

function renderInline(value: Plain, style: Style): string {
  return renderFlow(value, 0, { step: 2, dash: 0, json: false, anchors: false }, style, 'line').join(' ');
}

const PLAIN = /^[A-Za-z_./][A-Za-z0-9_./@+-]*(?::[A-Za-z0-9_./@+-]+)*$/;
const OTHER_TYPES = /^(?:y|n|yes|no|on|off|true|false|null|~|\.inf|\.nan|[-+.0-9].*)$/i;

function renderKey(key: string, style: Style): string {
  const plain = PLAIN.test(key) && !OTHER_TYPES.test(key);
  return (
    [plain ? key : JSON.stringify(key), JSON.stringify(key), `'${key.replaceAll("'", "''")}'`][
      style.rarely(12) ? 1 + style.pick(2) : 0
    ] ?? key
  );
}

function renderScalar(value: null | boolean | number | string, style: Style, json = false): string {
  if (typeof value !== 'string') return String(value);
  const plain = PLAIN.test(value) && !OTHER_TYPES.test(value) ? value : JSON.stringify(value);
  if (json || /[\n\t]/.test(value)) return JSON.stringify(value);
  const ways = [plain, plain, plain, JSON.stringify(value), `'${value.replaceAll("'", "''")}'`];
  return ways[style.pick(ways.length)] ?? plain;
}

function isMap(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function same(a: Plain | undefined, b: Plain | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
