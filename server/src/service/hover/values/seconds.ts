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

/** Seconds in larger units, where that is easier to read. */
export const describeSeconds: Describer = (place) => {
  const { hit } = place;
  const name = fieldOf(place)?.field.name;
  const seconds = !hit.onKey && hit.node.kind === 'scalar' ? hit.node.value : undefined;
  if (
    !name?.endsWith('Seconds') ||
    typeof seconds !== 'number' ||
    !Number.isInteger(seconds) ||
    seconds < 100
  )
    return undefined;
  return [`${code(String(seconds))} seconds are ${inUnits(seconds)}.`];
};

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
