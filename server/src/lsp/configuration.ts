import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LoadedConfig, LoadedFile } from '../config/file/load.ts';
import { CONFIG_FILE_NAME, createConfigFiles, withSlashes } from '../host/configFiles.ts';
import type { Documents } from './documents.ts';
import type { WatchedFiles } from './watchedFiles.ts';

/** The configuration files of a workspace, as they are on the disk or, where one is open, in the editor. */
export interface Configuration {
  /** What holds for a document: its nearest configuration file; undefined where there is none. */
  readonly of: (uri: string) => LoadedConfig | undefined;
  /** The document itself, where it is a configuration file. */
  readonly ownOf: (uri: string) => LoadedFile | undefined;
  /** The workspace folder of a document, else its own folder; undefined where it is not on this machine. */
  readonly baseOf: (uri: string) => string | undefined;
  readonly pathOf: (uri: string) => string | undefined;
  readonly uriOf: (path: string) => string;
  /** Looks anew at everything. */
  readonly forget: () => void;
  /** Called when `of` answers anew. */
  readonly onChanged: (listener: () => void) => void;
  /** Called with each configuration that was read. */
  readonly onLoaded: (listener: (loaded: LoadedConfig) => void) => void;
}

interface Parts {
  readonly folders: readonly string[];
  readonly documents: Documents;
  readonly watched: WatchedFiles;
  readonly today: () => string;
}

/** Keeps the configuration files. What is typed in one counts at once. */
export function createConfiguration({ folders, documents, watched, today }: Parts): Configuration {
  const changed: (() => void)[] = [];
  const loadedListeners: ((loaded: LoadedConfig) => void)[] = [];
  const tops = folders.flatMap((folder) => toPath(folder) ?? []);
  /** Files that take part, by the file that extends them. */
  const involved = new Map<string, readonly string[]>();
  const known = new WeakSet<LoadedConfig>();
  const openUri = (path: string): string | undefined => documents.uris().find((uri) => toPath(uri) === path);
  const files = createConfigFiles({
    tops: () => tops,
    today,
    unsaved: (path) => {
      const uri = openUri(path);
      return uri === undefined ? undefined : documents.get(uri)?.getText();
    },
  });

  const load = (path: string): LoadedConfig => {
    const loaded = files.load(path);
    if (known.has(loaded)) return loaded;
    known.add(loaded);
    involved.set(
      path,
      loaded.files.map((file) => file.path),
    );
    for (const listener of loadedListeners) listener(loaded);
    return loaded;
  };
  const isConfigFile = (path: string): boolean =>
    basename(path) === CONFIG_FILE_NAME || [...involved.values()].some((paths) => paths.includes(path));
  const forget = (): void => {
    files.forget();
    for (const listener of changed) listener();
  };
  const look = (uri: string): void => {
    const path = toPath(uri);
    if (path !== undefined && isConfigFile(path)) forget();
  };

  documents.onChanged(look);
  documents.onClosed(look);
  watched.onChanged((changes) => {
    const paths = changes.flatMap(({ uri }) => toPath(uri) ?? []);
    if (paths.some(isConfigFile)) forget();
  });

  return {
    of: (uri) => {
      const path = toPath(uri);
      const nearest = path === undefined ? undefined : files.nearest(dirname(path));
      return nearest === undefined ? undefined : load(nearest);
    },
    ownOf: (uri) => {
      const path = toPath(uri);
      return path !== undefined && isConfigFile(path) ? load(path).files[0] : undefined;
    },
    baseOf: (uri) => {
      const path = toPath(uri);
      if (path === undefined) return undefined;
      const containing = tops.filter((top) => path.startsWith(`${top}/`));
      return containing.sort((a, b) => b.length - a.length)[0] ?? dirname(path);
    },
    pathOf: toPath,
    uriOf: (path) => openUri(path) ?? pathToFileURL(path).href,
    forget: () => files.forget(),
    onChanged: (listener) => changed.push(listener),
    onLoaded: (listener) => loadedListeners.push(listener),
  };
}

function toPath(uri: string): string | undefined {
  try {
    if (!uri.startsWith('file:')) return undefined;
    return withSlashes(fileURLToPath(uri)).replace(/(.)\/$/, '$1');
  } catch {
    return undefined;
  }
}
