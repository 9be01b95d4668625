import type { Path } from '../../../base/path.ts';
import type { KeyPlace, ValuePlace, ValueProposal } from '../place.ts';

/** What is proposed at a place, in any order of ranks. */
export type Proposals<Place> =
  | readonly ValueProposal[]
  | ((place: Place) => readonly ValueProposal[] | undefined);

/** Values, or keys, by pattern. */
type Table<Place> = Readonly<Record<string, Proposals<Place>>>;

/**
 * Values by the place that they are for: the last keys of a path, joined by dots, without places in lists, where `*` is any key
 * (`capabilities.drop`). With kinds before it, those from the object on (`Role|ClusterRole rules.verbs`). The last keys, not the
 * types, say what a place is: so pods are known in kinds of every project, and where the schema knows nothing.
 */
export type ValueTable = Table<ValuePlace>;

/** The same for keys of mappings that hold any key, by the place of the mapping. */
export type KeyTable = Table<KeyPlace>;

interface Pattern<Place> {
  /** Undefined: any kind, and any keys before. */
  readonly kinds: readonly string[] | undefined;
  readonly keys: readonly string[];
  readonly proposals: Proposals<Place>;
}

/** Makes the search for the most specific pattern of some tables that fits a place. */
export function patternSearch<Place extends KeyPlace | ValuePlace>(
  tables: readonly Table<Place>[],
): (place: Place) => readonly ValueProposal[] | undefined {
  const byLastKey = new Map<string, Pattern<Place>[]>();
  const all = tables.flatMap((table) =>
    Object.entries(table).map(([text, proposals]) => readPattern(text, proposals)),
  );
  for (const pattern of all.toSorted((a, b) => weight(b) - weight(a))) {
    const key = pattern.keys.at(-1) ?? '*';
    byLastKey.set(key, [...(byLastKey.get(key) ?? []), pattern]);
  }
  return (place) => {
    const keys = keysOf(place.path, place.root.length);
    const named = isFreeKey(place) ? [] : (byLastKey.get(keys.at(-1) ?? '') ?? []);
    const candidates = [...named, ...(byLastKey.get('*') ?? [])];
    const proposals = candidates.find((pattern) => matches(pattern, keys, place.kind))?.proposals;
    return typeof proposals === 'function' ? proposals(place) : proposals;
  };
}

/** The keys of a path from a step on, without places in lists. */
export function keysOf(path: Path, from = 0): readonly string[] {
  return path.slice(from).filter((step) => typeof step === 'string');
}

/** Whether the key of a value is one that people think up, as in `data` and `labels`. */
function isFreeKey(place: KeyPlace | ValuePlace): boolean {
  if (place.at === 'key') return false;
  const { field, path } = place;
  const last = path.findLast((step) => typeof step === 'string');
  return field?.nesting.endsWith('{') === true && field.name !== last;
}

function readPattern<Place>(text: string, proposals: Proposals<Place>): Pattern<Place> {
  const blank = text.indexOf(' ');
  return {
    kinds: blank < 0 ? undefined : text.slice(0, blank).split('|'),
    keys: text.slice(blank + 1).split('.'),
    proposals,
  };
}

function weight({ kinds, keys }: Pattern<never>): number {
  return (kinds ? 1000 : 0) + keys.length;
}

function matches(
  { kinds, keys }: Pattern<never>,
  path: readonly string[],
  kind: string | undefined,
): boolean {
  if (kinds && (kind === undefined || !kinds.includes(kind) || path.length !== keys.length)) return false;
  const from = path.length - keys.length;
  return from >= 0 && keys.every((key, index) => key === '*' || key === path[from + index]);
}
