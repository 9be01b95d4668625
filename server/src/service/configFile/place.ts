import type { Path } from '../../base/path.ts';
import type { JsonSchema } from '../../config/file/jsonSchema.ts';

/** A place in a half-written block of YAML, found by indentation alone: nothing of it need parse. */
export interface Place {
  /** Keys and indices (0 for any item) of what encloses the cursor, up to the value that is written there. */
  readonly path: Path;
  /** `key`: a key, or an item of a list, begins here. `value`: what stands behind a key. */
  readonly at: 'key' | 'item' | 'value';
  /** Where in its line the word at the cursor begins. */
  readonly start: number;
  /** Keys that are written beside it. */
  readonly siblings: ReadonlySet<string>;
}

interface Element {
  readonly column: number;
  /** Undefined for the dash of an item. */
  readonly key: string | undefined;
}

interface Line {
  readonly elements: readonly Element[];
  /** Where what follows the dashes begins. */
  readonly column: number;
  readonly rest: string;
}

const KEY = /^(["']?)([^"'#:[\]{},\s][^"':]*?)\1\s*:(?=\s|$)/;

/** Finds out what a cursor stands in; undefined in comments and where only a parser could tell. */
export function placeAt(lines: readonly string[], line: number, character: number): Place | undefined {
  const before = (lines[line] ?? '').slice(0, character);
  if (/(?:^|\s)#/.test(before)) return undefined;
  const { elements, column, rest } = readLine(before);
  const key = KEY.exec(rest);
  const dashes = elements.filter((element) => element.key === undefined);
  const first = dashes[0]?.column ?? column;
  const outer = [...enclosing(lines, line, first, dashes.length > 0), ...dashes.map(() => 0)];
  const siblings = siblingsOf(lines, line, column, dashes.length > 0);
  if (!key) return { path: outer, at: dashes.length > 0 ? 'item' : 'key', start: column, siblings };
  const value = rest.slice(key[0].length);
  if (value === '' || value.includes('{')) return undefined;
  const path = [...outer, key[2] ?? ''];
  const inList = /^\s*\[(?:.*,)?\s*/.exec(value)?.[0];
  const lead = inList ?? /^\s*/.exec(value)?.[0] ?? '';
  return {
    path: inList === undefined ? path : [...path, 0],
    at: 'value',
    start: column + key[0].length + lead.length,
    siblings: new Set(),
  };
}

function readLine(text: string): Line {
  const elements: Element[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (
    let dash = /^-(?:\s+|$)/.exec(text.slice(column));
    dash;
    dash = /^-(?:\s+|$)/.exec(text.slice(column))
  ) {
    elements.push({ column, key: undefined });
    column += dash[0].length;
  }
  const rest = text.slice(column);
  const key = KEY.exec(rest)?.[2];
  return { elements: key === undefined ? elements : [...elements, { column, key }], column, rest };
}

const isEmpty = (line: string): boolean => /^\s*(?:#|$)/.test(line);

/** Goes up the lines, each time to what is indented less. A list may stand as far left as its key. */
function enclosing(lines: readonly string[], line: number, column: number, isItem: boolean): Path {
  const path: (string | number)[] = [];
  let limit = column;
  let item = isItem;
  for (let at = line - 1; at >= 0 && (limit > 0 || item); at -= 1) {
    const text = lines[at] ?? '';
    if (isEmpty(text)) continue;
    for (const element of readLine(text).elements.toReversed()) {
      const isKey = element.key !== undefined;
      if (element.column >= limit && !(isKey && item && element.column === limit)) continue;
      path.unshift(element.key ?? 0);
      limit = element.column;
      item = !isKey;
    }
  }
  return path;
}

function siblingsOf(
  lines: readonly string[],
  line: number,
  column: number,
  startsItem: boolean,
): Set<string> {
  const siblings = new Set<string>();
  const look = (text: string): 'on' | 'stop' => {
    if (isEmpty(text)) return 'on';
    const { elements } = readLine(text);
    for (const element of elements) {
      if (element.column === column && element.key !== undefined) siblings.add(element.key);
    }
    return elements.some((element) => element.column < column) ? 'stop' : 'on';
  };
  if (!startsItem) {
    for (let at = line - 1; at >= 0 && look(lines[at] ?? '') === 'on'; at -= 1);
  }
  for (let at = line + 1; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    const indentation = /^ */.exec(text)?.[0].length ?? 0;
    if (!isEmpty(text) && indentation < column) break;
    look(text);
  }
  return siblings;
}

/** The schemas that a value at a path may fit; none where the schema knows no such path. */
export function schemasAt(root: JsonSchema, path: Path): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (schemas, step) => schemas.flatMap((schema) => below(schema, step)).flatMap((one) => expand(root, one)),
    expand(root, root),
  );
}

function below({ properties, additionalProperties, items }: JsonSchema, step: string | number): JsonSchema[] {
  if (typeof step === 'number') return items ? [items] : [];
  const property = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (property) return [property];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** A schema with references followed and alternatives told apart; what is said of all is said of each. */
function expand(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const { $ref, anyOf, ...own } = schema;
  const target = $ref === undefined ? undefined : root.definitions?.[$ref.replace('#/definitions/', '')];
  if (target) return expand(root, { ...target, ...own });
  if (!anyOf) return [own];
  return anyOf.flatMap((one) => expand(root, one).map((alternative) => ({ ...own, ...alternative })));
}
