import { closest } from '../base/similar.ts';
import { Field } from '../syntax/field.ts';
import type { MapNode, Node } from '../syntax/node.ts';
import type { Circumstances } from './circumstances.ts';
import { checkOf } from './combinations/table.ts';
import { duplicates } from './duplicates.ts';
import { type Formats, formatsOf } from './formats/place.ts';
import { minorsWithField } from './kubernetes.ts';
import { requiredOf } from './lookUp.ts';
import { belongsToContainers, inWords, type Level, mapItBelongsTo, whereItBelongs } from './misplaced.ts';
import type { SchemaProblem, UnknownField } from './problem.ts';
import { asList, checkScalar, describeScalar, expected, MAPPING_IN_ITEMS, ofItem } from './scalars.ts';
import { otherShape } from './shapes.ts';
import { isHalfTyped, isNoField, standsForAnother } from './standIns.ts';
import { fieldMeantBy } from './synonyms.ts';
import type { Api, FieldSchema, TypeSchema } from './type.ts';

/** A walk through an object along its types, which collects what is wrong in it. */
export class Walk {
  readonly problems: SchemaProblem[] = [];
  readonly #api: Api;
  readonly #around: Circumstances;
  readonly #long: boolean;
  /** Where problems were found: text that several places share has its problem once. */
  readonly #seen = new Set<number>();
  /** How many lists without keys are around the place that is looked at. */
  #unkeyed = 0;

  /** @param long whether the object is so long that schemas in it are left alone */
  constructor(api: Api, around: Circumstances, long: boolean) {
    this.#api = api;
    this.#around = around;
    this.#long = long;
  }

  /** Compares a mapping, and all that is in it, with its type. */
  map(
    node: MapNode,
    type: TypeSchema,
    above: readonly Level[],
    words: string,
    itemOf: FieldSchema | undefined,
  ): void {
    if (node.entries.has('$patch')) return;
    const levels = [...above, { type, path: node.path, words }];
    const shape = node.complete && this.#around.own ? otherShape(node, type) : undefined;
    const meant = this.#entries(node, levels, shape ? [...shape.keys, ...(shape.also ?? [])] : []);
    if (shape) {
      const at = Field.of(node).at(shape.keys.find((key) => node.entries.has(key)) ?? '');
      const { statement } = shape;
      this.#report((at.node?.keySpan ?? at.label).start, { type: 'conflict', at, marksKey: true, statement });
      return;
    }
    if (node.complete) this.#missing(node, type, words, itemOf, meant);
    this.#conflicts(node, type);
  }

  /** Compares the entries of a mapping, except some, and returns the fields that are meant by misspelled keys. */
  #entries(
    node: MapNode,
    levels: readonly Level[],
    except: readonly string[],
  ): ReadonlySet<string | undefined> {
    const meant = new Set<string | undefined>();
    const type = levels.at(-1)?.type;
    if (!type) return meant;
    for (const { key, keySpan, value } of node.entries.values()) {
      const field = type.fields.get(key) ?? (type.caseless ? inAnyCase(key, type) : undefined);
      if (!field) {
        if (node.complete && !type.open && !except.includes(key))
          meant.add(this.#unknown(key, keySpan.start, value, node, levels));
      } else if (!(levels.length === 1 && key === 'status')) {
        const formats = this.#around.own ? formatsOf(field, levels) : undefined;
        this.#value(value, field, field.nesting, levels, formats);
      }
    }
    return meant;
  }

  #conflicts(node: MapNode, type: TypeSchema): void {
    const check = this.#around.own && checkOf(type.name);
    if (!check) return;
    for (const conflict of check(Field.of(node, this.#around.resource.patch), this.#around, type)) {
      const { at, marksKey } = conflict;
      const problem = { type: 'conflict', ...conflict } as const;
      if (at.node) this.#report(((marksKey && at.node.keySpan) || at.label).start, problem);
      else this.problems.push(problem);
    }
  }

  #report(start: number, problem: SchemaProblem): void {
    if (this.#seen.has(start)) return;
    this.#seen.add(start);
    this.problems.push(problem);
  }

  /** Reports a key that its mapping does not have, and returns the field that was meant. */
  #unknown(
    key: string,
    start: number,
    value: Node,
    node: MapNode,
    levels: readonly Level[],
  ): string | undefined {
    const level = levels.at(-1);
    if (!level || isNoField(key, value, levels.length === 1)) return undefined;
    const { type } = level;
    const at = Field.of(value);
    const base = { type: 'unknown-field', at, field: key, parent: inWords(levels) } as const;
    const minors = type.custom ? undefined : minorsWithField(type.name, key);
    if (minors) {
      const when: Partial<UnknownField> =
        minors.first > this.#api.minor ? { since: minors.first } : { until: minors.last };
      if (type.exact) this.#report(start, { ...base, ...when });
      return undefined;
    }
    const free = unwritten(level, node);
    const known = fieldMeantBy(type.name, key, free);
    if (known) {
      this.#report(start, { ...base, meant: known });
      return known;
    }
    const perContainer = belongsToContainers(key, levels, this.#api);
    const belongs = perContainer
      ? undefined
      : (mapItBelongsTo(value, level) ?? whereItBelongs(key, levels, this.#api));
    const meant = belongs || perContainer ? undefined : closest(key, free);
    if (belongs || perContainer) this.#report(start, { ...base, belongs, perContainer });
    else if (type.exact || meant) this.#report(start, { ...base, meant });
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
    const required = requiredOf(type);
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
    const { whole } = this.#around;
    if (whole !== undefined) return whole;
    // Patches replace lists whose items nothing tells apart: what is in them is whole.
    if (this.#unkeyed > 0) return true;
    if (node.entries.size === 0) return false;
    const required = requiredOf(type);
    const keys = itemOf?.keys ?? [];
    if (keys.some((key) => required.some(({ name }) => name === key) && !isThere(key))) return true;
    const there = required.filter(({ name }) => isThere(name)).length;
    // A patch of the object of a project often changes one field that is required, such as an interval.
    if ((!type.exact || type.custom) && (node.entries.size < 3 || there * 2 < required.length)) return false;
    return required.some(({ name }) => !keys.includes(name) && isThere(name));
  }

  #value(
    node: Node,
    field: FieldSchema,
    nesting: string,
    levels: readonly Level[],
    formats: Formats | undefined,
  ): void {
    if (node.kind === 'unknown' || field.base === '*') return;
    if (node.kind === 'scalar' && node.value === null) return;
    if (nesting.startsWith('[')) this.#list(node, field, nesting.slice(1), levels, formats);
    else if (nesting.startsWith('{')) this.#dictionary(node, field, nesting.slice(1), levels, formats);
    else this.#base(node, field, levels, field.name, undefined, formats);
  }

  #list(
    node: Node,
    field: FieldSchema,
    rest: string,
    levels: readonly Level[],
    formats: Formats | undefined,
  ): void {
    if (node.kind !== 'sequence') {
      this.#wrongType(node, field.name, 'a list', rest === '' ? asList(node, field.base) : undefined);
      return;
    }
    if (field.keys && node.items.length > 1)
      for (const problem of duplicates(node.items, field, levels.at(-1)?.type.name ?? ''))
        this.#report(problem.at.label.start, problem);
    if (!field.keys) this.#unkeyed += 1;
    for (const item of node.items) {
      if (rest !== '') this.#value(item, field, rest, levels, formats);
      else this.#base(item, field, levels, `an item of ${field.name}`, field, formats);
    }
    if (!field.keys) this.#unkeyed -= 1;
  }

  #dictionary(
    node: Node,
    field: FieldSchema,
    rest: string,
    levels: readonly Level[],
    formats: Formats | undefined,
  ): void {
    if (node.kind !== 'map') {
      if (!isHalfTyped(node, undefined)) this.#wrongType(node, field.name, 'a mapping');
      return;
    }
    if (node.entries.has('$patch')) return;
    for (const { key, keySpan, value } of node.entries.values()) {
      const reason = formats?.keys?.(key, this.#around.version);
      if (reason !== undefined && node.complete)
        this.#report(keySpan.start, {
          type: 'malformed-key',
          at: Field.of(value),
          field: field.name,
          key,
          reason,
        });
      const entry = { ...field, name: key, values: undefined, keys: undefined };
      this.#value(value, entry, rest, levels, formats);
    }
  }

  #base(
    node: Node,
    field: FieldSchema,
    levels: readonly Level[],
    words: string,
    itemOf: FieldSchema | undefined,
    formats: Formats | undefined,
  ): void {
    if (node.kind === 'unknown' || (node.kind === 'scalar' && node.value === null)) return;
    const type = this.#api.type(field.base);
    if (type) this.#typed(node, type, field, levels, words, itemOf);
    else if (node.kind === 'scalar') {
      const problem = checkScalar(Field.of(node), node, field, formats?.values, this.#around.version);
      if (problem) this.#report(node.span.start, itemOf ? ofItem(problem) : problem);
    } else this.#wrongType(node, field.name, expected(field.base));
  }

  #typed(
    node: Node,
    type: TypeSchema,
    field: FieldSchema,
    levels: readonly Level[],
    words: string,
    itemOf: FieldSchema | undefined,
  ): void {
    if (this.#long && type.name === 'V1JSONSchemaProps') return;
    if (node.kind === 'map') this.map(node, type, levels, words, itemOf);
    else if (!isHalfTyped(node, type.fields.keys()))
      this.#wrongType(node, field.name, itemOf ? MAPPING_IN_ITEMS : 'a mapping');
  }

  #wrongType(node: Node, field: string, wanted: string, instead?: readonly string[]): void {
    // Templates without quotes look like mappings whose key is a mapping.
    if (node.kind === 'unknown' || standsForAnother(node)) return;
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
      instead,
    });
  }
}

/** The fields that a mapping could still have. */
function unwritten({ type }: Level, { entries }: MapNode): readonly string[] {
  return [...type.fields.keys()].filter((name) => !entries.has(name));
}

function inAnyCase(key: string, type: TypeSchema): FieldSchema | undefined {
  return [...type.fields.values()].find(({ name }) => name.toLowerCase() === key.toLowerCase());
}
