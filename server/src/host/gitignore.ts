import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** One `.gitignore`. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files that have a say in a folder, the nearest first. */
export type IgnoreRules = readonly IgnoreFile[];

/**
 * The rules for a folder that the user named: its own `.gitignore` and those above it, up to the root of its repository; up
 * to the working directory where there is no repository.
 */
export function ignoreRulesAbove(folder: string, cwd: string): IgnoreRules {
  const top = findRepository(folder) ?? (isWithin(folder, cwd) ? cwd : folder);
  const chain: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    chain.unshift(at);
    if (at === top || at === dirname(at)) break;
  }
  return chain.reduce<IgnoreRules>((rules, at) => ignoreRulesIn(at, rules), []);
}

/**
 * The rules for a folder, given those of its parent. A file that ignores the folder as a whole has no say in it: either the
 * user named the folder, or a nearer file took it back in.
 */
export function ignoreRulesIn(folder: string, above: IgnoreRules): IgnoreRules {
  const heard = above.filter((file) => !file.rules.test(`${toRelative(file.folder, folder)}/`).ignored);
  const own = readIgnoreFile(folder);
  return own ? [own, ...heard] : heard;
}

/** Whether a file or folder is ignored; the nearest `.gitignore` that names it decides. */
export function isIgnored(path: string, isFolder: boolean, rules: IgnoreRules): boolean {
  for (const file of rules) {
    const result = file.rules.test(toRelative(file.folder, path) + (isFolder ? '/' : ''));
    if (result.ignored || result.unignored) return result.ignored;
  }
  return false;
}

function readIgnoreFile(folder: string): IgnoreFile | undefined {
  try {
    const text = readFileSync(join(folder, '.gitignore'), 'utf8');
    return { folder, rules: ignore({ ignorecase: false }).add(text) };
  } catch {
    return undefined;
  }
}

function findRepository(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function toRelative(from: string, to: string): string {
  return relative(from, to).replaceAll(sep, '/');
}
