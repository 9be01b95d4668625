import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { selectFiles } from './files.ts';
import { readPackageFile } from './packageFiles.ts';
import { readText } from './readText.ts';

/** What a language server may ask of the machine that it runs on. URIs are those of the editor. */
export interface WorkspaceHost {
  /** URIs of the files of a folder that may hold manifests; none where the folder is not on this machine. */
  readonly list: (folder: string) => readonly string[];
  /** The text of a file; undefined where it cannot be read, is too large, or is none. */
  readonly read: (uri: string) => string | undefined;
  /** What is there; undefined where there is nothing, or where it is not on this machine. */
  readonly kindOf: (uri: string) => 'file' | 'folder' | undefined;
  /** The content of a file of our own package by its path there; undefined where it cannot be read. */
  readonly readOwn: (path: string) => string | undefined;
}

/** Larger JSON files are data, not manifests; larger YAML files would hold up the editor for what they may tell. */
const MAX_JSON = 1024 * 1024;
const MAX_YAML = 8 * 1024 * 1024;

/** The file system of this machine, read only. */
export const nodeHost: WorkspaceHost = {
  list: (folder) => {
    const path = toPath(folder);
    if (path === undefined) return [];
    const { files } = selectFiles([path], path);
    return files.map((file) => pathToFileURL(file.path).href);
  },
  read: (uri) => {
    const path = toPath(uri);
    if (path === undefined || sizeOf(path) > (path.endsWith('.json') ? MAX_JSON : MAX_YAML)) return undefined;
    const content = readText(path);
    return 'problem' in content ? undefined : content.text;
  },
  kindOf: (uri) => {
    const path = toPath(uri);
    const stats = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile()) return 'file';
    return stats?.isDirectory() ? 'folder' : undefined;
  },
  readOwn: readPackageFile,
};

function toPath(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
