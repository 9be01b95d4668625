import { type Config, DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { type FileFacts, withFile } from '../../server/src/kube/facts/facts.ts';
import { findPlace } from '../../server/src/service/complete/find.ts';
import type { KeyPlace, ValuePlace, ValueProposal } from '../../server/src/service/complete/place.ts';
import { VALUE_PROVIDERS } from '../../server/src/service/complete/values/index.ts';
import { mapKeys } from '../../server/src/service/complete/values/mapKeys.ts';
import { cursorAt } from '../../server/src/service/cursor/spots.ts';
import { factsOfFile } from '../../server/src/service/fileFacts.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { dedent } from './ruleTester.ts';

/** What else is known at a place. */
export interface PlaceOptions {
  readonly file?: string;
  /** Other files of the workspace, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly facts?: readonly FileFacts[];
  readonly config?: Partial<Config>;
}

/** The facts of other files. */
export function factsOfFiles(files: Readonly<Record<string, string>>): readonly FileFacts[] {
  return Object.entries(files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => factsOfFile(splitSections(dedent(text)), file));
}

/** The places at `|`. */
function placesOf(marked: string, options: PlaceOptions): readonly (KeyPlace | ValuePlace)[] {
  const { file = 'app/own.yaml', files = {}, facts = factsOfFiles(files), config = {} } = options;
  const text = dedent(marked);
  const at = text.indexOf('|');
  const surroundings = { file, factsWith: (own: FileFacts) => withFile({ files: facts }, own) };
  const snapshot = createSnapshot(text.replace('|', ''), { ...DEFAULT_CONFIG, ...config }, surroundings);
  const placed = snapshot.file.sections.findLast(({ start }) => start <= at);
  const cursor = placed && cursorAt(placed.section, at - placed.start);
  if (!placed || cursor?.in === 'comment') return [];
  return (cursor?.spots ?? []).flatMap((spot) => findPlace(snapshot, placed.section, spot)?.place ?? []);
}

/** The place of the value at `|`; undefined where there is none. */
export function findValuePlace(marked: string, options: PlaceOptions = {}): ValuePlace | undefined {
  return placesOf(marked, options).find((place) => place.at === 'value');
}

/** What is proposed at the value at `|`. */
export function proposalsAt(marked: string, options: PlaceOptions = {}): readonly ValueProposal[] {
  const place = findValuePlace(marked, options);
  if (!place) throw new Error(`no value at the marker: ${marked}`);
  return VALUE_PROVIDERS.flatMap((provider) => provider(place) ?? []);
}

/** The values that are proposed at `|`, in their order. */
export function valuesAt(marked: string, options: PlaceOptions = {}): readonly ValueProposal['value'][] {
  return proposalsAt(marked, options).map(({ value }) => value);
}

/** The keys that are proposed at `|` in a mapping that takes any, in their order. */
export function mapKeysAt(marked: string, options: PlaceOptions = {}): readonly ValueProposal['value'][] {
  const place = placesOf(marked, options).find((one) => one.at === 'key');
  if (!place) throw new Error(`no key at the marker: ${marked}`);
  return (mapKeys(place) ?? []).map(({ value }) => value);
}
