import { listed } from '../../../base/words.ts';
import { type Describer, fieldOf } from '../place.ts';
import { code } from '../prose.ts';
import { counted } from './numbers.ts';

const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** So many seconds nobody has to convert. */
const SHORT = 100;

/** Seconds in larger units, where that is easier to read; on the number and on its key. */
export const describeSeconds: Describer = (place) => {
  const { hit } = place;
  const name = fieldOf(place)?.field.name;
  const value = hit.node.kind === 'scalar' ? hit.node.value : undefined;
  if (typeof value === 'string') return describeDuration(value, name);
  if (typeof value !== 'number' || !name?.endsWith('Seconds')) return undefined;
  if (!Number.isInteger(value) || value < SHORT) return undefined;
  return [`${code(String(value))} seconds are ${inUnits(value)}.`];
};

/** Fields that hold a duration, as projects call them: what is called so and reads so is one. */
const DURATIONS = /(?:duration|interval|timeout|period|before|ttl|age|delay|expiration)$/i;
const DURATION = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** A duration as Go writes it, `2160h0m0s`, where other units read easier. */
function describeDuration(text: string, name: string | undefined): readonly string[] | undefined {
  const match = text === '' || !DURATIONS.test(name ?? '') ? null : DURATION.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const words = inUnits((hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0));
  return words === '' ? undefined : [`${code(text)} is ${words}.`];
}

function inUnits(seconds: number): string {
  let left = seconds;
  const parts: string[] = [];
  for (const [size, name] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(counted(count, name));
  }
  return listed(parts);
}
