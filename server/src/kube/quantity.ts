import type { Field } from '../syntax/field.ts';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);
/** Parts of one, kept as divisors: 100 / 1000 is 0.1 to the last bit, 100 * 0.001 need not be. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ['n', 1e9],
  ['u', 1e6],
  ['m', 1e3],
]);

/** k8s.io/apimachinery pkg/api/resource/quantity.go, the grammar in the comment of `Quantity`. */
const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

/** Whether a text is a quantity. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

/**
 * Reads a quantity such as `100m`, `1.5Gi`, `2e3` or `0` as a number of whole units (cores, bytes), for comparing; undefined
 * for text that is no quantity.
 * Grammar: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): number | undefined {
  const match = QUANTITY.exec(text);
  if (!match) return undefined;
  const number = Number(match[1]);
  const unit = match[2];
  if (unit !== undefined) {
    const divisor = PARTS.get(unit);
    return divisor === undefined ? number * (UNITS.get(unit) ?? Number.NaN) : number / divisor;
  }
  return match[3] === undefined ? number : Number(`${match[1]}e${match[3]}`);
}

/** The same of a field; undefined where it is no known quantity. */
export function quantityAt(field: Field): number | undefined {
  const text = field.stringOrNumber;
  return text === undefined ? undefined : parseQuantity(text);
}
