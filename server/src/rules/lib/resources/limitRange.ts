import type { Config } from '../../../config/config.ts';
import { parseQuantity } from '../../../kube/quantity.ts';
import type { NewValue } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { scaleQuantity } from './scaleQuantity.ts';

/** From the smallest to the largest: the API server wants each at most as large as the next (core/v1 validation.go). */
const ORDER = ['min', 'defaultRequest', 'default', 'max'] as const;
const RESOURCES = ['cpu', 'memory'] as const;

/** A container may ask for so many times the default, and for no less than so small a part of the default request. */
const MAX_FACTOR = 4;
const MIN_FACTOR = 0.1;

/**
 * Values to review for parts that an entry of a LimitRange lacks, such that they fit between those that it has.
 *
 * @param item the entry; undefined for a new one
 */
export function missingLimits(
  item: Field | undefined,
  missing: readonly string[],
  { fixDefaults }: Config,
): Readonly<Record<string, NewValue>> {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = fixDefaults;
  const usual = {
    cpu: levels(cpuRequest, cpuLimit),
    memory: levels(memoryRequest, memoryLimit),
  };
  const parts: Record<string, NewValue> = {};
  for (const part of ORDER.filter((name) => missing.includes(name))) {
    const values = RESOURCES.map((resource) => {
      const written = (other: (typeof ORDER)[number]) => item?.at(other, resource).stringOrNumber;
      return [resource, { tabStop: fitting(usual[resource][part], part, written) }] as const;
    });
    parts[part] = Object.fromEntries(values);
  }
  return parts;
}

function levels(request: string, limit: string): Record<(typeof ORDER)[number], string> {
  return {
    min: scaleQuantity(request, MIN_FACTOR) ?? request,
    defaultRequest: request,
    default: limit,
    max: scaleQuantity(limit, MAX_FACTOR) ?? limit,
  };
}

/** The value, or the nearest written one that it must not pass. */
function fitting(
  value: string,
  part: (typeof ORDER)[number],
  written: (part: (typeof ORDER)[number]) => string | undefined,
): string {
  const place = ORDER.indexOf(part);
  const size = parseQuantity(value) ?? 0;
  const beyond = (other: string | undefined, sign: 1 | -1): boolean =>
    other !== undefined && sign * ((parseQuantity(other) ?? size) - size) > 0;
  const floor = ORDER.slice(0, place)
    .map(written)
    .findLast((other) => beyond(other, 1));
  const ceiling = ORDER.slice(place + 1)
    .map(written)
    .find((other) => beyond(other, -1));
  return ceiling ?? floor ?? value;
}
