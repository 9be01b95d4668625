/** Reads the types and constants of a Go package, line by line, as gofmt writes them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ name: string | undefined, type: string, tag: string, comment: string[] }} GoField without a name: embedded
 * @typedef {{ comment: string[], imports: Map<string, string>, fields?: GoField[], alias?: string }} GoType
 * @typedef {{ types: Map<string, GoType>, constants: Map<string, string[]>, custom: Set<string> }} GoPackage
 *   constants: values by their type; custom: types with an UnmarshalJSON of their own
 * @param {string} folder
 * @returns {GoPackage}
 */
export function readPackage(folder) {
  const read = { types: new Map(), constants: new Map(), custom: new Set() };
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const file of files) {
    if (!file.endsWith('.go') || file.endsWith('_test.go') || file.startsWith('zz_')) continue;
    readFile(readFileSync(join(folder, file), 'utf8'), read);
  }
  return read;
}

function readFile(text, read) {
  const imports = readImports(text);
  let comment = [];
  let struct;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (struct && line.startsWith('}')) struct = undefined;
    else if (trimmed.startsWith('//')) comment.push(trimmed);
    else if (trimmed === '') comment = acrossGap(comment, struct);
    else {
      const field = struct && readField(trimmed);
      if (field) struct.fields.push({ ...field, comment });
      else if (!struct) struct = readDeclaration(line, comment, imports, read);
      comment = [];
    }
  }
}

/** Markers stand apart from the comment of a type, with an empty line between. */
function acrossGap(comment, struct) {
  return struct ? [] : comment.filter((line) => /^\/\/ *\+/.test(line));
}

/** Reads a line outside of structs. @returns the struct that it opens */
function readDeclaration(line, comment, imports, { types, constants, custom }) {
  const opened = /^type (\w+) struct \{(\})?/.exec(line);
  const alias = /^type (\w+) =? ?([\w.[\]*]+)$/.exec(line);
  // What reads itself takes what its fields do not say.
  const own = /^func \(\w* ?\*?(\w+)\) UnmarshalJSON\(/.exec(line)?.[1];
  if (own !== undefined) custom.add(own);
  const constant = /^\s+\w+ +(\w+) += +"([^"]*)"/.exec(line) ?? /^const \w+ (\w+) = "([^"]*)"/.exec(line);
  if (opened) types.set(opened[1], { comment, imports, fields: [] });
  else if (alias) types.set(alias[1], { comment, imports, alias: alias[2] });
  else if (constant) constants.set(constant[1], [...(constants.get(constant[1]) ?? []), constant[2]]);
  return opened && !opened[2] ? types.get(opened[1]) : undefined;
}

function readField(line) {
  const named = /^(\w+)\s+([\w.[\]*{}]+)\s*(?:`([^`]*)`)?/.exec(line);
  if (named) return { name: named[1], type: named[2], tag: named[3] ?? '' };
  const embedded = /^(\*?[\w.]+)\s*(?:`([^`]*)`)?$/.exec(line);
  return embedded ? { name: undefined, type: embedded[1], tag: embedded[2] ?? '' } : undefined;
}

function readImports(text) {
  const block = /^import \(([\s\S]*?)^\)/m.exec(text)?.[1] ?? /^import (.+)$/m.exec(text)?.[1] ?? '';
  const lines = [...block.matchAll(/^\s*(\w+)?\s*"([^"]+)"/gm)];
  return new Map(lines.map(([, alias, path]) => [alias ?? lastOf(path), path]));
}

/** The name of a package whose path may end in a version. */
function lastOf(path) {
  const parts = path.split('/').filter((part) => !/^v\d+$/.test(part));
  return parts.at(-1) ?? path;
}
