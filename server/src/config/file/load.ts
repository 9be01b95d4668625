import { folderOf, resolveFrom } from '../../base/filePath.ts';
import { didYouMean } from '../../base/similar.ts';
import { PROFILE_NAMES, type ProfileName } from '../config.ts';
import type { Extended, Layer } from './layer.ts';
import { readConfigFile } from './read.ts';
import type { ConfigProblem, Vocabulary } from './spec.ts';

/** Gives the text of a file by its path, or says in a sentence why it cannot. */
export type ReadText = (path: string) => { readonly text: string } | { readonly problem: string };

/** A layer, and the folder that its globs are relative to. */
export interface PlacedLayer {
  readonly layer: Layer;
  readonly folder: string;
}

/** A configuration file with what is wrong in it. */
export interface LoadedFile {
  readonly path: string;
  /** Empty where the file could not be read. */
  readonly text: string;
  readonly problems: readonly ConfigProblem[];
}

/** A configuration file with all that it builds on. */
export interface LoadedConfig {
  /** In the order in which they apply: later ones win. */
  readonly layers: readonly PlacedLayer[];
  /** The file itself first; also those that were found missing. */
  readonly files: readonly LoadedFile[];
}

/** More are hardly meant. Files that extend the next one twice double with each step, and would never end. */
const MAX_LAYERS = 200;

interface Loading {
  readonly read: ReadText;
  readonly vocabulary: Vocabulary;
  readonly today: string | undefined;
  readonly files: Map<string, LoadedFile>;
  /** How many layers were read so far. */
  count: number;
}

/**
 * Loads a configuration file and what it extends. Never throws; a file that is missing or leads back to itself is a problem at
 * the place that names it, and the rest holds.
 *
 * @param path absolute, with `/`
 */
export function loadConfig(
  path: string,
  read: ReadText,
  vocabulary: Vocabulary,
  today?: string,
): LoadedConfig {
  const loading: Loading = { read, vocabulary, today, files: new Map(), count: 0 };
  const source = read(path);
  if ('problem' in source) {
    const span = { start: 0, end: 0 };
    const problem = { message: source.problem, span, path: [], severity: 'error', inSchema: false } as const;
    return { layers: [], files: [{ path, text: '', problems: [problem] }] };
  }
  const layers = loadText(path, source.text, loading, []);
  return { layers, files: [...loading.files.values()] };
}

function loadText(
  path: string,
  text: string,
  loading: Loading,
  above: readonly string[],
): readonly PlacedLayer[] {
  const { layer, problems } = readConfigFile(text, loading.vocabulary, loading.today);
  const folder = folderOf(path);
  const found: ConfigProblem[] = [...problems];
  // Before what it extends, so that the file itself is the first.
  loading.files.set(path, { path, text, problems: found });
  const below = (layer.extends ?? []).flatMap((extended) => {
    const report = (message: string): void => {
      const { span } = extended;
      found.push({ message, span, path: ['extends'], severity: 'error', inSchema: false });
    };
    return loadExtended(extended, folder, loading, [...above, path], report);
  });
  return [...below, { layer, folder }];
}

function loadExtended(
  { name }: Extended,
  folder: string,
  loading: Loading,
  above: readonly string[],
  report: (message: string) => void,
): readonly PlacedLayer[] {
  const profile = PROFILE_NAMES.find((candidate): candidate is ProfileName => candidate === name);
  if (profile) return [{ layer: { profile }, folder }];
  const path = resolveFrom(folder, name);
  if (above.includes(path)) {
    report(`"${name}" leads back to this file: files must not extend each other in a circle.`);
    return [];
  }
  loading.count += 1;
  if (loading.count > MAX_LAYERS) {
    report(`"${name}" is not read: more than ${MAX_LAYERS} files are extended.`);
    return [];
  }
  const source = loading.read(path);
  if ('text' in source) return loadText(path, source.text, loading, above);
  loading.files.set(path, { path, text: '', problems: [] });
  const meant = /[./]/.test(name) ? '' : didYouMean(name, PROFILE_NAMES);
  report(`"${name}" is neither a profile nor a file that can be read: ${source.problem}${meant}`);
  return [];
}
