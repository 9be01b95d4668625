import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type IgnoreRules, ignoreRulesAbove, ignoreRulesIn, isIgnored } from './gitignore.ts';

/** A file to look at. */
export interface InputFile {
  /** Absolute path; `-` for standard input. */
  readonly path: string;
  /** Relative to the working directory, with `/`; `<stdin>` for standard input. */
  readonly name: string;
  /** Named by the user, not found in a folder: then silence about what is wrong with it would be a surprise. */
  readonly explicit: boolean;
}

/** An input that could not be read or parsed. */
export interface InputError {
  readonly file: string;
  readonly message: string;
}

/** What the paths of a command line stand for. */
export interface Selection {
  /** Each file once: standard input first, then by name. */
  readonly files: readonly InputFile[];
  readonly errors: readonly InputError[];
}

const EXTENSION = /\.(?:ya?ml|json)$/i;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

interface Found {
  readonly file: InputFile;
  readonly viaLink: boolean;
}

interface Walk {
  readonly cwd: string;
  /** By real path. */
  readonly found: Map<string, Found>;
  readonly errors: InputError[];
}

/**
 * Finds the files that paths stand for. Folders are walked for `.yaml`, `.yml` and `.json`, leaving out `.git`,
 * `node_modules` and what `.gitignore` files ignore; links to folders are not followed there, links to files are. A file that
 * is named is taken whatever it is called.
 */
export function selectFiles(paths: readonly string[], cwd: string): Selection {
  const walk: Walk = { cwd, found: new Map(), errors: [] };
  for (const path of paths) {
    if (path === '-') walk.found.set('-', { file: STDIN, viaLink: false });
    else selectPath(resolve(cwd, path), walk);
  }
  const files = [...walk.found.values()].map(({ file }) => file);
  return { files: files.sort(compareFiles), errors: walk.errors };
}

const STDIN: InputFile = { path: '-', name: '<stdin>', explicit: true };

function compareFiles(a: InputFile, b: InputFile): number {
  if (a.path === '-' || b.path === '-') return a.path === '-' ? -1 : 1;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** The name under which a path is shown: relative to the working directory, with `/`. */
export function displayName(path: string, cwd: string): string {
  const name = relative(cwd, path);
  return (name === '' ? '.' : isAbsolute(name) ? path : name).replaceAll(sep, '/');
}

function selectPath(path: string, walk: Walk): void {
  const real = attempt(() => realpathSync(path), path, walk);
  const stats = real === undefined ? undefined : attempt(() => statSync(path), path, walk);
  if (real === undefined || !stats) return;
  if (stats.isDirectory()) walkFolder(path, real, ignoreRulesAbove(path, walk.cwd), walk);
  else add(path, real, { explicit: true, viaLink: false }, walk);
}

function walkFolder(folder: string, real: string, rules: IgnoreRules, walk: Walk): void {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true }), folder, walk) ?? [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (SKIPPED_FOLDERS.has(entry.name) || isIgnored(path, true, rules)) continue;
      walkFolder(path, join(real, entry.name), ignoreRulesIn(path, rules), walk);
    } else if (EXTENSION.test(entry.name) && !isIgnored(path, false, rules)) {
      addEntry(entry, path, join(real, entry.name), walk);
    }
  }
}

function addEntry(entry: Dirent, path: string, real: string, walk: Walk): void {
  if (entry.isFile()) {
    add(path, real, { explicit: false, viaLink: false }, walk);
    return;
  }
  if (!entry.isSymbolicLink()) return;
  const target = attempt(
    (): { real: string; stats: Stats } => {
      const resolved = realpathSync(path);
      return { real: resolved, stats: statSync(resolved) };
    },
    path,
    walk,
  );
  if (target?.stats.isFile()) add(path, target.real, { explicit: false, viaLink: true }, walk);
}

/** A file reached in several ways goes by its own name rather than a link's, and is explicit if it is once. */
function add(
  path: string,
  real: string,
  how: { readonly explicit: boolean; readonly viaLink: boolean },
  walk: Walk,
): void {
  const known = walk.found.get(real);
  const explicit = how.explicit || known?.file.explicit === true;
  const keep = known && (!known.viaLink || how.viaLink);
  const file = keep ? { ...known.file, explicit } : { path, name: displayName(path, walk.cwd), explicit };
  walk.found.set(real, { file, viaLink: keep ? known.viaLink : how.viaLink });
}

function attempt<T>(action: () => T, path: string, walk: Walk): T | undefined {
  try {
    return action();
  } catch (error) {
    walk.errors.push({ file: displayName(path, walk.cwd), message: describeSystemError(error) });
    return undefined;
  }
}

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'Permission denied.',
  EPERM: 'The operation is not permitted.',
  EISDIR: 'This is a folder.',
  ENOTDIR: 'There is no such file or folder.',
  ELOOP: 'The symbolic link leads to itself.',
  EROFS: 'The file system is read-only.',
  ENOSPC: 'No space is left on the disk.',
  EMFILE: 'Too many files are open.',
};

/** An error of the file system in a sentence. */
export function describeSystemError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return MESSAGES[code] ?? error.message.split('\n')[0] ?? 'Unknown error.';
}
