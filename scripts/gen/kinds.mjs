/**
 * `schemas/kinds/`: kinds that the OpenAPI document of Kubernetes lacks. They are the CRDs of well-known projects, and configuration files
 * whose types are Go structs.
 *
 * What was read into the committed files stays unless `npm run gen -- --kinds=FOLDER` names a folder with the unpacked modules of
 * `scripts/gen/kinds/sources.json`. The module cache of Go is such a folder:
 *
 *   export GOPATH=/tmp/kinds GOFLAGS=-mod=mod
 *   go mod init kinds
 *   go mod download MODULE@VERSION …      (each `module` and `also` of sources.json)
 *   npm run gen -- --kinds=/tmp/kinds/pkg/mod
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Encoder } from './kinds/encode.mjs';
import { readCrds } from './kinds/readCrds.mjs';
import { readGo } from './kinds/readGo.mjs';

const TYPES = 'schemas/kinds/types.json';
const DESCRIPTIONS = 'schemas/kinds/descriptions.json';

/**
 * @param {URL} root
 * @param {string | undefined} folder of unpacked modules; undefined: what was read before stays
 */
export async function generateKinds(root, folder) {
  const read = async (path) => JSON.parse(await readFile(new URL(path, root), 'utf8'));
  const written = await read('scripts/gen/kinds/written.json');
  if (folder === undefined) return files(await read(TYPES), await read(DESCRIPTIONS), written);
  const sources = await read('scripts/gen/kinds/sources.json');
  const { types: kubernetes } = await read('schemas/kubernetes/types.json');
  const encoder = new Encoder(kubernetes);
  const modules = sources.flatMap(({ module, also = [] }) => [module, ...also]);
  for (const source of sources) {
    const own = join(folder, source.module);
    if (!existsSync(own)) throw new Error(`${source.module} is not in ${folder}.`);
    for (const kind of readCrds(own, source)) encoder.add(source.name, kind);
    for (const part of source.go ?? [])
      for (const kind of readGo(own, part, (path) => folderOf(path, source.module, modules, folder)))
        encoder.add(source.name, kind);
  }
  const { types, descriptions } = encoder.encode();
  const names = sources.map(({ module, license }) => `${module} (${license})`);
  return files({ sources: names, ...types }, descriptions, written);
}

/**
 * Both files, of what was read and what is written by hand: what no module or package in reach has, names and values that their projects'
 * own sources give.
 */
function files({ sources, ...read }, descriptions, written) {
  const from = [...new Set([...sources, ...written.sources])].sort();
  const tables = Object.entries(read).map(([name, table]) => [name, sorted({ ...table, ...written[name] })]);
  return [
    { path: TYPES, text: toText({ sources: from, ...Object.fromEntries(tables) }) },
    { path: DESCRIPTIONS, text: describe({ ...descriptions, ...written.descriptions }) },
  ];
}

/** The folder of a Go package: of the own module where that has it, then of the others. */
function folderOf(path, own, modules, folder) {
  return [own, ...modules]
    .filter((module) => `${path}/`.startsWith(`${module.split('@')[0]}/`))
    .sort((a, b) => b.split('@')[0].length - a.split('@')[0].length)
    .map((module) => join(folder, module, path.slice(module.split('@')[0].length)))
    .find((candidate) => existsSync(candidate));
}

function sorted(table) {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One line for each entry of each table, so that changes can be read. */
function toText(tables) {
  const parts = Object.entries(tables).map(([name, table]) => {
    const isList = Array.isArray(table);
    const lines = isList
      ? table.map((value) => JSON.stringify(value))
      : Object.entries(table).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    const [open, close] = isList ? '[]' : '{}';
    return lines.length === 0
      ? ` ${JSON.stringify(name)}: ${open}${close}`
      : ` ${JSON.stringify(name)}: ${open}\n  ${lines.join(',\n  ')}\n ${close}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** The form of `schemas/kubernetes/descriptions.json`. */
function describe(descriptions) {
  return `${JSON.stringify(sorted(descriptions), null, 1)}\n`;
}
