import type { Path } from '../../base/path.ts';
import { spotBelow } from '../../schema/lookUp.ts';
import { isTabStop, type NewValue } from '../../syntax/edit/operation.ts';
import type { Entries } from './draft.ts';
import type { Place, ValuePlace } from './place.ts';
import { VALUE_PROVIDERS } from './values/index.ts';

/** Keys whose values name something that may be near by: another object, a part of the pod, a port, a label. */
const NAMING: ReadonlySet<string> = new Set([
  'name',
  'key',
  'secretName',
  'claimName',
  'serviceName',
  'namespace',
  'port',
  'number',
  'targetPort',
  'container',
  'host',
  'hosts',
  'app',
]);

/** Entries with what is near by in the place of samples: names of objects that are there, ports that the container has, labels of the pods. */
export function suggested(place: Place, entries: Entries, base: Path = place.path): Entries {
  if (place.kind === undefined || place.types.length === 0) return entries;
  const beside = new Map<string, string>();
  const result: [string, NewValue][] = [];
  for (const [key, value] of Object.entries(entries)) {
    const written = within(place, value, [...base, key], beside);
    const said = typeof written === 'object' && 'tabStop' in written ? written.tabStop : written;
    if (typeof said === 'string') beside.set(key, said);
    result.push([key, written]);
  }
  return Object.fromEntries(result);
}

function within(place: Place, value: NewValue, path: Path, beside: ReadonlyMap<string, string>): NewValue {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value))
    return value.map((item: NewValue, index) => within(place, item, [...path, index], beside));
  if (!isTabStop(value)) return suggested(place, value as Entries, path);
  const known = nearBy(place, path, beside);
  return known === undefined ? value : { tabStop: known };
}

/** Ports that a Service has and that pods call are for the author to choose: what is secure in general is no sample. */
function isOpenChoice({ kind }: Place, path: Path, key: string): boolean {
  return key === 'port' && (kind === 'Service' || path.includes('egress'));
}

/** The best value that is known at a place that is still to be written; undefined where none is better than others. */
function nearBy(place: Place, path: Path, beside: ReadonlyMap<string, string>): string | number | undefined {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const [object] = place.types;
  if (!NAMING.has(key) || !object || isOpenChoice(place, path, key)) return undefined;
  const field = spotBelow(place.api, object, path.slice(place.root.length))?.field;
  const isItem = typeof path.at(-1) === 'number';
  const there: ValuePlace = { ...place, at: 'value', path, field, key, isItem, others: new Set(), beside };
  for (const provider of VALUE_PROVIDERS) {
    const best = provider(there)?.find(({ rank }) => rank === 'secure')?.value;
    if (typeof best === 'string' || typeof best === 'number') return best;
  }
  return undefined;
}
