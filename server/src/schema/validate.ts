import { closest } from '../base/similar.ts';
import { podOf } from '../kube/pod.ts';
import { podTemplatePath } from '../kube/podKinds.ts';
import type { Resource } from '../kube/resource.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import { Field } from '../syntax/field.ts';
import type { MapNode, Node } from '../syntax/node.ts';
import { apiOf } from './api.ts';
import { minorsWithField } from './kubernetes.ts';
import { isContainerOnly, type Level, whereItBelongs } from './misplaced.ts';
import type { SchemaProblem, UnknownField } from './problem.ts';
import { checkScalar, describe, expected } from './scalars.ts';
import type { Api, FieldSchema, TypeSchema } from './type.ts';

/** Texts of this length and more are not looked at below `openAPIV3Schema`: it would make the trees of all their parts. */
const LONG = 16 * 1024;

/** Lists in which the API server refuses two items of one key; in others it keeps the last, or merges. */
const UNIQUE: ReadonlySet<string> = new Set([
  'V1PodSpec.containers',
  'V1PodSpec.initContainers',
  'V1PodSpec.volumes',
  'V1Container.volumeMounts',
  'V1ServiceSpec.ports',
]);

/**
 * What the API server of a Kubernetes version refuses or drops in an object of its own kinds. Nothing for kinds that this version
 * does not serve, and nothing about values that are not known here: templates, placeholders, broken YAML. What is missing is said only
 * of objects that are certainly no patch.
 */
export function validate(resource: Resource, version: KubernetesVersion): readonly SchemaProblem[] {
  const api = apiOf(version);
  const type = api.kind(resource.apiVersion, resource.kind);
  const { node } = resource.root;
  if (!type || node?.kind !== 'map') return [];
  const walk = new Walk(api, resource, node.span.end - node.span.start >= LONG);
  walk.map(node, type, [], resource.kind, undefined);
  return walk.problems;
}

/** Whether the object is certainly whole; undefined where its parts must tell. */
function isWhole(resource: Resource): boolean | undefined {
  if (!podTemplatePath(resource)) return undefined;
  const pod = podOf(resource);
  return pod !== undefined && !pod.partial;
}

class Walk {
  readonly problems: SchemaProblem[] = [];
  readonly #api: Api;
  readonly #whole: boolean | undefined;
  readonly #long: boolean;
  /** Where problems were found: text that several places share has its problem once. */
  readonly #seen = new Set<number>();
  /** How many lists without keys are around the place that is looked at. */
  #unkeyed = 0;

  constructor(api: Api, resource: Resource, long: boolean) {
    this.#api = api;
    this.#whole = isWhole(resource);
    this.#long = long;
  }

  map(
    node: MapNode,
    type: TypeSchema,
    above: readonly Level[],
    words: string,
    itemOf: FieldSchema | undefined,
  ): void {
    if (node.entries.has('$patch')) return;
    const levels = [...above, { type, path: node.path, words }];
    const meant = new Set<string | undefined>();
    for (const { key, keySpan, value } of node.entries.values()) {
      const field = type.fields.get(key) ?? (type.caseless ? inAnyCase(key, type) : undefined);
      if (!field) {
        if (node.complete && !type.open) meant.add(this.#unknown(key, keySpan.start, value, levels));
      } else if (!(above.length === 0 && key === 'status')) this.#value(value, field, field.nesting, levels);
    }
    if (node.complete) this.#missing(node, type, words, itemOf, meant);
  }

  #report(start: number, problem: SchemaProblem): void {
    if (this.#seen.has(start)) return;
    this.#seen.add(start);
    this.problems.push(problem);
  }

  /** Reports a key that its mapping does not have, and returns the field that was meant. */
  #unknown(key: string, start: number, value: Node, levels: readonly Level[]): string | undefined {
    const level = levels.at(-1);
    // Directives of strategic merge patches begin with a dollar.
    if (!level || key.startsWith('$') || /[<>%]/.test(key)) return undefined;
    // What clusters print they also take.
    if (levels.length === 1 && key === 'status') return undefined;
    const { type, words: parent } = level;
    const at = Field.of(value);
    const base = { type: 'unknown-field', at, field: key, parent } as const;
    const known = minorsWithField(type.name, key);
    if (known) {
      const when: Partial<UnknownField> =
        known.first > this.#api.minor ? { since: known.first } : { until: known.last };
      if (type.exact) this.#report(start, { ...base, ...when });
      return undefined;
    }
    const perContainer = isContainerOnly(key, levels, this.#api);
    const belongs = perContainer ? undefined : whereItBelongs(key, levels, this.#api);
    const meant = belongs || perContainer ? undefined : closest(key, type.fields.keys());
    if (type.exact || belongs || perContainer || meant)
      this.#report(start, { ...base, meant, belongs, perContainer });
    return meant;
  }

  /** Reports what must be there and is not, unless a misspelled key means it. */
  #missing(
    node: MapNode,
    type: TypeSchema,
    words: string,
    itemOf: FieldSchema | undefined,
    meant: ReadonlySet<string | undefined>,
  ): void {
    const required = [...type.fields.values()].filter((field) => field.required);
    if (required.length === 0) return;
    const isThere = (name: string): boolean => {
      const value = node.entries.get(name)?.value;
      return value !== undefined && !Field.of(value).isAbsent;
    };
    const missing = required.filter(({ name }) => !isThere(name) && !meant.has(name));
    if (missing.length === 0 || !this.#isWholeMap(node, type, isThere, itemOf)) return;
    const fields = missing.map(({ name }) => name);
    const at = Field.of(node).at(fields[0] ?? '');
    this.problems.push({ type: 'missing-field', at, fields, parent: words });
  }

  /** A patch says what tells an item apart and what it changes: more than that is only in a whole. */
  #isWholeMap(
    node: MapNode,
    type: TypeSchema,
    isThere: (name: string) => boolean,
    itemOf: FieldSchema | undefined,
  ): boolean {
    if (this.#whole !== undefined) return this.#whole;
    // Patches replace lists whose items nothing tells apart: what is in them is whole.
    if (this.#unkeyed > 0) return true;
    if (node.entries.size === 0) return false;
    const required = [...type.fields.values()].filter((field) => field.required);
    const there = required.filter(({ name }) => isThere(name)).length;
    // A patch of the object of a project often changes one field that is required, such as an interval.
    if (!type.exact && (node.entries.size < 3 || there * 2 < required.length)) return false;
    const keys = itemOf?.keys ?? [];
    if (keys.some((key) => required.some(({ name }) => name === key) && !isThere(key))) return true;
    return required.some(({ name }) => !keys.includes(name) && isThere(name));
  }

  #value(node: Node, field: FieldSchema, nesting: string, levels: readonly Level[]): void {
    if (node.kind === 'unknown' || field.base === '*') return;
    if (node.kind === 'scalar' && node.value === null) return;
    if (nesting.startsWith('[')) this.#list(node, field, nesting.slice(1), levels);
    else if (nesting.startsWith('{')) this.#dictionary(node, field, nesting.slice(1), levels);
    else this.#base(node, field, levels, field.name, undefined);
  }

  #list(node: Node, field: FieldSchema, rest: string, levels: readonly Level[]): void {
    if (node.kind !== 'sequence') {
      this.#wrongType(node, field.name, 'a list');
      return;
    }
    this.#duplicates(node.items, field, levels.at(-1));
    if (!field.keys) this.#unkeyed += 1;
    for (const item of node.items) {
      if (rest !== '') this.#value(item, field, rest, levels);
      else this.#base(item, field, levels, `an item of ${field.name}`, field);
    }
    if (!field.keys) this.#unkeyed -= 1;
  }

  #dictionary(node: Node, field: FieldSchema, rest: string, levels: readonly Level[]): void {
    if (node.kind !== 'map') {
      this.#wrongType(node, field.name, 'a mapping');
      return;
    }
    if (node.entries.has('$patch')) return;
    for (const { key, value } of node.entries.values()) {
      const entry = { ...field, name: key, values: undefined, keys: undefined };
      this.#value(value, entry, rest, levels);
    }
  }

  #base(
    node: Node,
    field: FieldSchema,
    levels: readonly Level[],
    words: string,
    itemOf: FieldSchema | undefined,
  ): void {
    if (node.kind === 'unknown' || (node.kind === 'scalar' && node.value === null)) return;
    const type = this.#api.type(field.base);
    if (type) {
      if (this.#long && type.name === 'V1JSONSchemaProps') return;
      if (node.kind === 'map') this.map(node, type, levels, words, itemOf);
      else this.#wrongType(node, field.name, 'a mapping');
    } else if (node.kind === 'scalar') {
      const problem = checkScalar(Field.of(node), node, field);
      if (problem) this.#report(node.span.start, problem);
    } else this.#wrongType(node, field.name, expected(field.base));
  }

  #wrongType(node: Node, field: string, wanted: string): void {
    // Templates without quotes look like mappings whose key is a mapping.
    if (node.kind === 'unknown' || (node.kind === 'map' && !node.complete)) return;
    const found =
      node.kind === 'map' ? 'a mapping' : node.kind === 'sequence' ? 'a list' : describeScalar(node.value);
    if (found === undefined) return;
    const at = Field.of(node);
    this.#report(node.keySpan?.start ?? node.span.start, {
      type: 'wrong-type',
      at,
      field,
      expected: wanted,
      found,
    });
  }

  #duplicates(items: readonly Node[], field: FieldSchema, level: Level | undefined): void {
    const { keys } = field;
    if (!level || !keys || !UNIQUE.has(`${level.type.name}.${field.name}`)) return;
    const seen = new Set<string>();
    for (const item of items) {
      const texts = keys.map(
        (key) => Field.of(item).at(key).stringOrNumber ?? (key === 'protocol' ? 'TCP' : ''),
      );
      if (texts.includes('') || item.kind !== 'map' || !item.complete) continue;
      const text = texts.join('/');
      const [key = ''] = keys;
      const at = Field.of(item).at(key);
      if (seen.has(text) && at.node)
        this.#report(at.node.span.start, {
          type: 'duplicate-item',
          at,
          list: field.name,
          key,
          value: texts[0] ?? '',
        });
      seen.add(text);
    }
  }
}

function inAnyCase(key: string, type: TypeSchema): FieldSchema | undefined {
  return [...type.fields.values()].find(({ name }) => name.toLowerCase() === key.toLowerCase());
}

/** A scalar in words where a list or mapping is wanted; undefined for placeholders. */
function describeScalar(value: string | number | boolean | null): string | undefined {
  if (value === null || (typeof value === 'string' && /[$<>%]|\{\{|__|@@/.test(value))) return undefined;
  return typeof value === 'string' ? 'text' : describe(value);
}
