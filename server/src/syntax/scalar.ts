/**
 * How Kubernetes reads plain scalars. `kubectl` and the API server convert YAML with sigs.k8s.io/yaml, whose fork of
 * go-yaml v2 resolves plain scalars by the tables in its `resolve.go`: the booleans of YAML 1.1 (`yes`, `on`, `y`…),
 * `~` and `null`, decimal, octal, binary and hexadecimal integers with underscores, and floats.
 */

/** The value of a scalar after resolution. */
export type ScalarValue = string | number | boolean | null;

const CONSTANTS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (text) => [text, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (text) => [text, false] as const,
  ),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (text) => [text, Number.POSITIVE_INFINITY] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, Number.NaN] as const),
]);

const INTEGER = /^([-+]?)(0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

function parseInteger(sign: string, digits: string): number {
  const octal = /^0[0-7]+$/.test(digits);
  const magnitude = octal ? Number.parseInt(digits, 8) : Number(digits);
  return sign === '-' ? -magnitude : magnitude;
}

/** Resolves the text of a plain (unquoted, untagged) scalar. */
export function resolvePlain(text: string): ScalarValue {
  const constant = CONSTANTS.get(text);
  if (constant !== undefined) return constant;
  if (!/^[-+.0-9]/.test(text)) return text;
  const digits = text.replaceAll('_', '');
  const integer = INTEGER.exec(digits);
  if (integer) return parseInteger(integer[1] ?? '', integer[2] ?? '0');
  return FLOAT.test(digits) ? Number(digits) : text;
}

const PLAIN_WORD = /^[A-Za-z_./][A-Za-z0-9_./@+-]*(?::[A-Za-z0-9_./@+-]+)*$/;
/** `100m`, `128Mi`: a number with a unit. Other texts that start with a digit may be dates or sexagesimal numbers. */
const QUANTITY = /^[0-9]+[A-Za-z]+$/;
/** `--profiling=false`, an argument of a command line. */
const ARGUMENT = /^--?[A-Za-z][A-Za-z0-9_-]*(?:=[A-Za-z0-9_./@+=-]+(?::[A-Za-z0-9_./@+=-]+)*)?$/;

const PLAIN_TEXTS = [PLAIN_WORD, QUANTITY, ARGUMENT];

/** Whether a string can be written as a plain scalar, in block and in flow context, and is read back as that string. */
export function isPlainSafe(text: string): boolean {
  return PLAIN_TEXTS.some((form) => form.test(text)) && typeof resolvePlain(text) === 'string';
}
