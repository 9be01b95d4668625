/**
 * Reads Go structs as the schemas of OpenAPI v3 that controller-gen would make of them: for kinds that are configuration files or
 * whose CRDs are not in the module. It knows the Go that API packages are written in, no more.
 */
import { join } from 'node:path';
import { readPackage } from './goPackage.mjs';

const OPEN = { 'x-kubernetes-preserve-unknown-fields': true };
const BASIC = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  int: { type: 'integer' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer' },
  uint: { type: 'integer' },
  uint32: { type: 'integer' },
  uint64: { type: 'integer' },
  float32: { type: 'number' },
  float64: { type: 'number' },
  any: OPEN,
  'interface{}': OPEN,
};
const MACHINERY = 'k8s.io/apimachinery/pkg';
/** Types that are no structs in YAML, by import path and name. */
const SPECIAL = {
  [`${MACHINERY}/apis/meta/v1.Duration`]: { type: 'string' },
  [`${MACHINERY}/apis/meta/v1.Time`]: { type: 'string', format: 'date-time' },
  [`${MACHINERY}/apis/meta/v1.MicroTime`]: { type: 'string', format: 'date-time' },
  [`${MACHINERY}/api/resource.Quantity`]: {
    'x-kubernetes-int-or-string': true,
    pattern: '^(\\+|-)?(([0-9]+',
  },
  [`${MACHINERY}/util/intstr.IntOrString`]: { 'x-kubernetes-int-or-string': true },
  [`${MACHINERY}/types.UID`]: { type: 'string' },
  'time.Duration': { type: 'integer' },
};
const OF_KUBERNETES = [`${MACHINERY}/apis/meta/v1`, 'k8s.io/api/core/v1'];

/**
 * @typedef {{ path: string, kinds: Record<string, string>, closed: string[], lenient?: boolean, required?: string[], values?: Record<string, Record<string, string[]>> }} GoSource
 *   kinds: name of the struct by API version and kind; closed: string types whose constants are all values there are;
 *   values: those of fields whose type says less, by struct and field;
 *   lenient: what the file lacks gets a default, so that only what `required` names is required
 * @param {string} folder of the unpacked module
 * @param {GoSource} source
 * @param {(importPath: string) => string | undefined} folderOf the folder of a package, undefined where it is not in reach
 * @returns {import('./readCrds.mjs').Kind[]}
 */
export function readGo(folder, source, folderOf) {
  const reader = new Reader(source, folderOf);
  const own = reader.packageAt(join(folder, source.path));
  return Object.entries(source.kinds).map(([name, struct]) => {
    const [apiVersion, kind] = name.split(' ');
    return { apiVersion, kind, schema: reader.named(struct, own) };
  });
}

class Reader {
  #packages = new Map();
  #source;
  #folderOf;

  constructor(source, folderOf) {
    this.#source = source;
    this.#folderOf = folderOf;
  }

  packageAt(folder) {
    const known = this.#packages.get(folder) ?? readPackage(folder);
    this.#packages.set(folder, known);
    return known;
  }

  /** The schema of a type of a package. */
  named(name, pkg) {
    const found = pkg.types.get(name);
    if (!found || pkg.custom.has(name)) return OPEN;
    const { markers, description } = readComment(found.comment);
    const said = (schema) => mark({ ...schema, ...(description ? { description } : {}) }, markers);
    if (found.alias) {
      const schema = said(this.type(found.alias, found.imports, pkg));
      const values = this.#source.closed.includes(name) ? pkg.constants.get(name) : undefined;
      return values ? { ...schema, enum: values } : schema;
    }
    const properties = {};
    const required = [];
    // A struct around one of Kubernetes, such as kubeadm's EnvVar, is that.
    const [only] = found.fields;
    if (found.fields.length === 1 && /inline/.test(only.tag)) {
      const inner = this.type(only.type, found.imports, pkg);
      if (inner.kubernetes) return inner;
    }
    for (const field of found.fields) this.#field(field, name, found.imports, pkg, properties, required);
    return said({ type: 'object', properties, required });
  }

  #field({ name, type, tag, comment }, owner, imports, pkg, properties, required) {
    const [key, ...options] = (/json:"([^"]*)"/.exec(tag)?.[1] ?? '').split(',');
    if (key === '-') return;
    const base = type.replace(/^\*/, '');
    if (options.includes('inline') || (key === '' && name === undefined)) {
      if (/^(?:metav1\.)?TypeMeta$/.test(base)) {
        Object.assign(properties, { apiVersion: { type: 'string' }, kind: { type: 'string' } });
        return;
      }
      const embedded = this.type(base, imports, pkg);
      Object.assign(properties, embedded.properties);
      required.push(...(embedded.required ?? []));
      return;
    }
    // What begins with a small letter is private.
    if (!/^\*?(?:\w+\.)?[A-Z]/.test(name ?? base)) return;
    const json = key === '' ? (name ?? base) : key;
    const { markers, description } = readComment(comment);
    const schema = mark(this.type(type, imports, pkg), markers);
    const { lenient, required: named = [], values = {} } = this.#source;
    properties[json] = {
      ...schema,
      ...(values[owner]?.[json] ? { enum: values[owner][json] } : {}),
      ...(description ? { description } : {}),
    };
    const optional = options.includes('omitempty') || markers.some((marker) => /optional$/i.test(marker));
    if (lenient ? named.includes(`${owner}.${json}`) : !optional) required.push(json);
  }

  /** The schema of a type as Go writes it. */
  type(text, imports, pkg) {
    const type = text.replace(/^\*/, '');
    if (type === '[]byte') return { type: 'string', format: 'byte' };
    if (type.startsWith('[]')) return { type: 'array', items: this.type(type.slice(2), imports, pkg) };
    const map = /^map\[[\w.]+\](.+)$/.exec(type);
    if (map) return { type: 'object', additionalProperties: this.type(map[1], imports, pkg) };
    if (Object.hasOwn(BASIC, type)) return BASIC[type];
    const [, alias, name] = /^(?:(\w+)\.)?(\w+)$/.exec(type) ?? [];
    if (name === undefined) return OPEN;
    if (alias === undefined) return this.named(name, pkg);
    const path = imports.get(alias);
    if (path === undefined) return OPEN;
    if (Object.hasOwn(SPECIAL, `${path}.${name}`)) return SPECIAL[`${path}.${name}`];
    if (OF_KUBERNETES.includes(path)) return { kubernetes: `V1${name}` };
    const folder = this.#folderOf(path);
    return folder === undefined ? OPEN : this.named(name, this.packageAt(folder));
  }
}

/** Keywords of schemas by the markers of kubebuilder that stand for them. */
const BOUNDS = {
  'validation:Minimum': 'minimum',
  'validation:Maximum': 'maximum',
  'validation:MinLength': 'minLength',
  'validation:MinItems': 'minItems',
  'validation:MinProperties': 'minProperties',
};

/** What markers of kubebuilder say of a value. */
function mark(schema, markers) {
  const result = { ...schema };
  for (const marker of markers) {
    const [, name, value = ''] = /^(?:kubebuilder:)?([\w:]+?)(?::?=(.*))?$/.exec(marker) ?? [];
    const text = value.replace(/^"(.*)"$/, '$1');
    if (name === 'validation:Enum') result.enum = text.split(';').map((item) => item.replaceAll('"', ''));
    else if (Object.hasOwn(BOUNDS, name)) result[BOUNDS[name]] = Number(text);
    else if (name === 'validation:Pattern') result.pattern = readText(value);
    else if (name === 'default') result.default = readDefault(text, schema.type);
    else if (name === 'validation:Type' && text === 'string')
      Object.assign(result, { type: 'string', format: undefined });
    else if (name === 'pruning:PreserveUnknownFields') Object.assign(result, OPEN);
    else if (name === 'listMapKey')
      result['x-kubernetes-list-map-keys'] = [...(result['x-kubernetes-list-map-keys'] ?? []), text];
  }
  return result;
}

/** A text of Go. */
function readText(value) {
  if (value.startsWith('"')) return JSON.parse(value);
  return value.replace(/^`(.*)`$/, '$1');
}

function readDefault(text, type) {
  if (type === 'boolean') return text === 'true';
  if (type === 'integer' || type === 'number') return Number(text);
  return type === 'string' ? text : undefined;
}

function readComment(comment) {
  const lines = comment.map((line) => line.trim().replace(/^\/\/ ?/, ''));
  const first = lines.findIndex((line) => line.trim() !== '');
  const empty = lines.findIndex((line, index) => index > first && line.trim() === '');
  return {
    markers: lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1).trim()),
    description: lines
      .slice(Math.max(first, 0), empty < 0 ? undefined : empty)
      .filter((line) => !/^\s*\+/.test(line))
      .join(' ')
      .trim(),
  };
}
