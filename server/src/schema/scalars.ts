import { closest } from '../base/similar.ts';
import { isQuantity } from '../kube/quantity.ts';
import type { Field } from '../syntax/field.ts';
import type { Node, ScalarNode } from '../syntax/node.ts';
import { type Format, isMarked, isPlaceholder } from './formats/format.ts';
import { isLabel, isSubdomain, LABEL_RULE, SUBDOMAIN_RULE } from './formats/names.ts';
import { isBase64 } from './formats/texts.ts';
import type { SchemaProblem } from './problem.ts';
import { valueMeantBy } from './synonyms.ts';
import type { FieldSchema } from './type.ts';

const WHOLE = 'a whole number';
const TEXT = 'text';

const EXPECTED: Readonly<Record<string, string>> = {
  s: TEXT,
  t: 'a time as text',
  y: 'base64 text',
  L: TEXT,
  D: TEXT,
  b: 'true or false',
  i: WHOLE,
  l: WHOLE,
  n: 'a number',
  d: 'a number',
  x: 'a whole number or text',
  q: 'a quantity',
};

/** `true` and `false` while somebody types them. */
const HALF_TYPED = /^(?:tr?u?|fa?l?s?)$/;

/** What is wrong with a known scalar in a field of a scalar type; undefined where nothing certainly is. */
export function checkScalar(
  at: Field,
  node: ScalarNode,
  schema: FieldSchema,
  format: Format | undefined,
  version: number,
): SchemaProblem | undefined {
  const { value } = node;
  const { base, name: field, values } = schema;
  if (value === null || base === '*') return undefined;
  const text = typeof value === 'string' ? value : undefined;
  if (!fits(base, value)) {
    if (isPlaceholder(value) || (base === 'b' && HALF_TYPED.test(String(value)))) return undefined;
    const found = describe(value);
    return {
      type: 'wrong-type',
      at,
      field,
      expected: expected(base),
      found,
      instead: values ? undefined : instead(node, base),
    };
  }
  if (text && values) return checkValue(at, schema, text, values);
  if (text && base === 'y') return checkBytes(at, field, text);
  const reason =
    malformedScalar(base, value) ??
    (values || typeof value === 'boolean' ? undefined : format?.(value, version));
  if (reason === undefined) return undefined;
  const meant = base === 'q' && text ? quantityMeantBy(text) : undefined;
  return { type: 'malformed-value', at, field, value: String(value), reason, meant };
}

/** Units as people write them: each in lower case. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi'].flatMap((unit) =>
    [unit, `${unit}B`, `${unit}b`].map((word) => [word.toLowerCase(), unit] as const),
  ),
  ...['kb', 'mb', 'gb', 'tb'].map(
    (word) => [word, word === 'kb' ? 'k' : (word[0] ?? '').toUpperCase()] as const,
  ),
  ...['g', 't'].map((word) => [word, word.toUpperCase()] as const),
]);

/** `64 Mi`, `64mi` and `64MB` as the quantities that they mean. */
function quantityMeantBy(text: string): string | undefined {
  const [, number, word = ''] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(text.trim()) ?? [];
  const unit = UNITS.get(word.toLowerCase()) ?? (isQuantity(`1${word}`) ? word : undefined);
  return number !== undefined && unit !== undefined ? `${number}${unit}` : undefined;
}

function malformedScalar(base: string, value: string | number | boolean): string | undefined {
  if (typeof value === 'number') return outOfRange(base, value);
  return typeof value !== 'string' || value === '' || isPlaceholder(value)
    ? undefined
    : malformed(base, value);
}

/** What is not Base64 may be a secret in clear: it is not repeated in the message. */
function checkBytes(at: Field, field: string, text: string): SchemaProblem | undefined {
  if (isPlaceholder(text) || isBase64(text)) return undefined;
  return { type: 'wrong-type', at, field, expected: 'Base64 text', found: 'other text' };
}

/** A type in words: what a field takes. */
export function expected(base: string): string {
  return EXPECTED[base] ?? 'a mapping';
}

/** Whether a scalar is of a scalar type of the notation. */
export function fits(base: string, value: string | number | boolean): boolean {
  switch (base) {
    case 'b':
      return typeof value === 'boolean';
    case 'i':
    case 'l':
      return typeof value === 'number' && Number.isInteger(value);
    case 'n':
    case 'd':
      return typeof value === 'number';
    case 'x':
      return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value));
    case 'q':
      return typeof value !== 'boolean';
    default:
      return typeof value === 'string';
  }
}

/** A scalar in words, as somebody sees it. */
function describe(value: string | number | boolean): string {
  if (typeof value === 'boolean') return `${value} without quotes`;
  if (typeof value === 'number') return 'a number without quotes';
  return /^(?:true|false|[-+]?\d+(?:\.\d+)?)$/.test(value) ? 'text in quotes' : 'text';
}

/** The value as the type that is wanted, where it is written so that nothing else can be meant. */
function instead({ value, span, style }: ScalarNode, base: string): string | number | boolean | undefined {
  if (typeof value !== 'string') {
    // 1.10 is the number 1.1, and `yes` is true: what was meant is certain where the text is that of the value.
    const text = String(value);
    const written = style === 'plain' && text.length === span.end - span.start;
    return written && EXPECTED[base] === TEXT && malformed(base, text) === undefined ? text : undefined;
  }
  if (base === 'b') return value === 'true' ? true : value === 'false' ? false : undefined;
  const isInteger = /^(?:0|-?[1-9]\d{0,14})$/.test(value);
  return isInteger && /^[ilnd]$/.test(base) ? Number(value) : undefined;
}

function outOfRange(base: string, value: number): string | undefined {
  return base === 'i' && Math.abs(value) >= 2 ** 31 ? 'it does not fit into 32 bits' : undefined;
}

function checkValue(
  at: Field,
  { name: field, growing }: FieldSchema,
  value: string,
  allowed: readonly string[],
): SchemaProblem | undefined {
  if (allowed.includes(value)) return undefined;
  const same = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  if (same === undefined && isMarked(value)) return undefined;
  const meant = same ?? valueMeantBy(value, allowed) ?? closest(value, allowed);
  const uncertain = growing === true && meant === undefined;
  return { type: 'unknown-value', at, field, value, allowed, meant, ...(uncertain ? { uncertain } : {}) };
}

function malformed(base: string, text: string): string | undefined {
  switch (base) {
    case 'q':
      return isQuantity(text) ? undefined : 'a quantity is a number with a unit such as m, Mi or Gi';
    case 'L':
      return isLabel(text) ? undefined : LABEL_RULE;
    case 'D':
      return isSubdomain(text) ? undefined : SUBDOMAIN_RULE;
    default:
      return undefined;
  }
}

/** A scalar in words where a list or mapping is wanted; undefined for placeholders. */
export function describeScalar(value: string | number | boolean | null): string | undefined {
  if (value === null || (typeof value === 'string' && isMarked(value))) return undefined;
  return typeof value === 'string' ? 'text' : describe(value);
}

const IN_ITEMS = ' in each item';
/** What a list of mappings takes. */
export const MAPPING_IN_ITEMS = `a mapping${IN_ITEMS}`;

/** The same problem where the field is a list, and the value an item of it. */
export function ofItem(problem: SchemaProblem): SchemaProblem {
  return problem.type === 'wrong-type' ? { ...problem, expected: problem.expected + IN_ITEMS } : problem;
}

/** One word as the list of texts that is wanted; of several words, only somebody knows whether they are one item. */
export function asList(node: Node, base: string): readonly string[] | undefined {
  const text = node.kind === 'scalar' && base === 's' ? node.value : undefined;
  return typeof text === 'string' && /^\S+$/.test(text) ? [text] : undefined;
}
