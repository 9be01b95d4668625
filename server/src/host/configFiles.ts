import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LoadedConfig, loadConfig, type ReadText } from '../config/file/load.ts';
import { VOCABULARY } from '../service/configFile/vocabulary.ts';
import { readText } from './readText.ts';

/** Looked for in the folder of a file and in those above it. */
export const CONFIG_FILE_NAME = '.manifest-guard.yaml';

/** Configuration files as they are on the disk, or as somebody is writing them. Paths have `/` between folders. */
export interface ConfigFiles {
  /** The configuration file of a folder: the nearest, in it or above it. */
  readonly nearest: (folder: string) => string | undefined;
  /** A configuration file with what it extends; the same object until `forget`. */
  readonly load: (path: string) => LoadedConfig;
  /** Looks anew. */
  readonly forget: () => void;
}

/** What configuration files are read by. */
export interface ConfigFilesOptions {
  /** Folders above which no configuration is looked for; none: up to the root of the file system. */
  readonly tops?: () => readonly string[];
  /** Texts that hold in place of what is on the disk. */
  readonly unsaved?: (path: string) => string | undefined;
  /** The day, `YYYY-MM-DD`. */
  readonly today?: () => string;
}

/** Makes the reader of configuration files; each is read once until told otherwise. */
export function createConfigFiles({ tops, unsaved, today }: ConfigFilesOptions = {}): ConfigFiles {
  const loaded = new Map<string, LoadedConfig>();
  const found = new Map<string, { readonly path: string | undefined }>();
  const read: ReadText = (path) => {
    const text = unsaved?.(path);
    return text === undefined ? readText(path) : { text };
  };
  const exists = (path: string): boolean => unsaved?.(path) !== undefined || existsSync(path);

  return {
    nearest: (folder) => {
      const known = found.get(folder) ?? { path: findAbove(folder, tops?.() ?? [], exists) };
      found.set(folder, known);
      return known.path;
    },
    load: (path) => {
      const known = loaded.get(path) ?? loadConfig(path, read, VOCABULARY, today?.());
      loaded.set(path, known);
      return known;
    },
    forget: () => {
      loaded.clear();
      found.clear();
    },
  };
}

/** A path with `/` between folders, on all systems. */
export function withSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** The day here and now, `YYYY-MM-DD`. */
export function localDay(): string {
  const now = new Date();
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

function findAbove(
  folder: string,
  tops: readonly string[],
  exists: (path: string) => boolean,
): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = withSlashes(join(at, CONFIG_FILE_NAME));
    if (exists(path)) return path;
    if (at === dirname(at) || tops.includes(at)) return undefined;
  }
}
