/**
 * Reads the types and kinds of one Kubernetes minor out of an unpacked `@kubernetes/client-node`: the package is generated from
 * the OpenAPI document of that release. Its 0.x versions have other folder names and no formats.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ type: string, required: boolean, description: string }} SchemaField `type` in the notation of `encode.mjs`
 * @typedef {{ description: string, fields: Map<string, SchemaField> }} SchemaType
 * @typedef {{ minor: number, types: Map<string, SchemaType>, kinds: Map<string, string> }} Model kinds: `apps/v1 Deployment` to a type
 */

/** @param {string} folder @returns {Model} */
export function readPackage(folder) {
  const gen = join(folder, 'dist/gen');
  const models = existsSync(join(gen, 'models')) ? join(gen, 'models') : join(gen, 'model');
  const apis = existsSync(join(gen, 'apis')) ? join(gen, 'apis') : join(gen, 'api');
  const types = new Map();
  let minor = 0;
  for (const file of modelFiles(models)) {
    const code = readFileSync(join(models, file), 'utf8');
    const declared = readFileSync(join(models, file.replace(/\.js$/, '.d.ts')), 'utf8');
    minor ||= Number(
      /(?:OpenAPI spec version|OpenAPI document): (?:release-|v)1\.(\d+)/.exec(code)?.[1] ?? 0,
    );
    const name = /^export declare class (\w+)/m.exec(declared)?.[1];
    if (name) types.set(name, readType(code, declared));
  }
  if (minor === 0) throw new Error(`${folder} does not say which release of Kubernetes it is for.`);
  return { minor, types, kinds: readKinds(apis, types) };
}

/** The files of the package's own index: beside them lie models of earlier releases. */
function modelFiles(models) {
  const index = ['all.d.ts', 'models.d.ts'].find((name) => existsSync(join(models, name))) ?? '';
  return [
    ...readFileSync(join(models, index), 'utf8').matchAll(/^export \* from '[^']*?([^/']+?)(?:\.js)?';$/gm),
  ]
    .map(([, name]) => `${name}.js`)
    .filter((name) => /^[A-Za-z]*[vV]\d.*\.js$/.test(name))
    .sort();
}

const ATTRIBUTE =
  /"name": "[^"]*",\s*"baseName": "([^"]*)",\s*"type": "([^"]*)"(?:,\s*"format": "([^"]*)")?/g;
const PROPERTY = /\/\*\*\n((?: *\*[^\n]*\n)*?) *\*\/\n *'([^']+)'(\??):/g;

function readType(code, declared) {
  const own = /\/\*\*\n((?: *\*[^\n]*\n)+?) *\*\/\nexport declare class/.exec(
    declared.slice(declared.lastIndexOf('/**', declared.indexOf('export declare class'))),
  );
  const properties = new Map(
    [...declared.matchAll(PROPERTY)].map(([, comment = '', name = '', optional]) => [
      name,
      { required: optional === '', description: readComment(comment) },
    ]),
  );
  // Without a comment there is still the sign of optionality.
  for (const [, name = '', optional] of declared.matchAll(/^ {4}'([^']+)'(\??):/gm))
    if (!properties.has(name)) properties.set(name, { required: optional === '', description: '' });
  const names = [...code.matchAll(/"name": "([^"]*)",\s*"baseName"/g)].map(([, name]) => name);
  const fields = [...code.matchAll(ATTRIBUTE)].map(([, baseName = '', type = '', format = ''], index) => {
    const { required = false, description = '' } = properties.get(names[index]) ?? {};
    return [baseName, { type: notation(type, format), required, description }];
  });
  return { description: readComment(own?.[1] ?? ''), fields: new Map(fields) };
}

function readComment(text) {
  return text
    .split('\n')
    .map((line) => line.replace(/^ *\* ?/, ''))
    .join('\n')
    .replaceAll(/\\(['"`\\])/g, '$1')
    .replaceAll('*_/', '*/')
    .trim();
}

const SIMPLE = {
  string: 's',
  boolean: 'b',
  number: 'n',
  Date: 't',
  V1MicroTime: 't',
  IntOrString: 'x',
  object: '*',
  any: '*',
};
const FORMATS = { int32: 'i', int64: 'l', double: 'd', byte: 'y', 'int-or-string': 'x' };

/** The type of the package as notation: `[` before the items of a list, `{` before the values of a map. */
function notation(type, format) {
  const list = /^Array<(.+)>$/.exec(type);
  if (list) return `[${notation(list[1], format)}`;
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type);
  if (map) return `{${notation(map[1], format)}`;
  const simple = SIMPLE[type];
  if (simple === 'n' || simple === 's') return FORMATS[format] ?? simple;
  return simple ?? type;
}

const METHOD =
  /async (?:create|replace)\w+\([^)]*\) \{[\s\S]*?localVarPath = (?:this\.basePath \+ )?'([^']+)'/g;
const SIGNATURE = /^ {4}((?:create|replace)\w+)\((?:[^()]*, )?body: (\w+)/gm;
const COLLECTION =
  /^\/(?:api|apis\/([^/]+))\/([^/]+)(?:\/namespaces\/\{namespace\})?\/[a-z]+(?:\/\{name\})?$/;
const MODEL_KIND = /^(?:[A-Z][a-z]+)*?V\d+(?:(?:alpha|beta)\d+)?([A-Z]\w*)$/;

/** The kinds that can be created or replaced by themselves; not those of subresources. */
function readKinds(apis, types) {
  const kinds = new Map();
  for (const file of readdirSync(apis).sort()) {
    if (!/V\d\w*Api\.js$/.test(file)) continue;
    const code = readFileSync(join(apis, file), 'utf8');
    const declared = readFileSync(join(apis, file.replace(/\.js$/, '.d.ts')), 'utf8');
    const bodies = new Map([...declared.matchAll(SIGNATURE)].map(([, method, body]) => [method, body]));
    for (const match of code.matchAll(METHOD)) {
      const method = /async (\w+)\(/.exec(match[0])?.[1] ?? '';
      const place = COLLECTION.exec(match[1] ?? '');
      const body = bodies.get(method);
      const kind = MODEL_KIND.exec(body ?? '')?.[1];
      if (!place || !kind || !types.has(body)) continue;
      const [, group, version] = place;
      kinds.set(`${group === undefined ? '' : `${group}/`}${version} ${kind}`, body);
    }
  }
  return kinds;
}
