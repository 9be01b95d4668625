import { startsWith } from '../../base/path.ts';
import { Field } from '../../syntax/field.ts';
import type { MapNode, Node, SequenceNode } from '../../syntax/node.ts';
import type { Plain } from '../../syntax/plain.ts';
import { isPlaceholder } from '../formats/format.ts';
import type { SchemaProblem } from '../problem.ts';
import type { AskingSchema } from './asking.ts';
import { type Constraints, constraintsOf } from './constraints.ts';
import { findPresenceBreach } from './presenceWords.ts';
import { problemOf } from './words.ts';

/** A list of more items is not looked at as a whole: comparing all with all takes too long. */
const MAX_ITEMS = 500;

/**
 * What an object breaks of what its definition asks besides keys and types: patterns, bounds, lengths, formats, combinations. Nothing
 * about what is unknown, and nothing that depends on it.
 */
export function findBreaches(root: Node, schema: AskingSchema, kind: string): readonly SchemaProblem[] {
  const search = new Search();
  search.object(root, schema, kind);
  return search.problems;
}

/** What the API server checks in each object by itself, or leaves to its controller. */
const OF_OBJECTS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);

class Search {
  readonly problems: SchemaProblem[] = [];

  object(node: Node, schema: AskingSchema, name: string): void {
    if (node.kind === 'map') this.#map(node, schema, name, false, OF_OBJECTS);
  }

  #value(node: Node, schema: AskingSchema, name: string, replaced: boolean): void {
    if (node.kind === 'unknown' || (node.kind === 'scalar' && node.value === null)) return;
    if (node.kind === 'map') {
      if (!node.entries.has('$patch')) this.#map(node, schema, name, replaced, NO_KEYS);
    } else if (node.kind === 'sequence') this.#list(node, schema, name);
    else if (schema.constraints !== undefined && !isPlaceholder(node.value))
      this.#check(node, schema, constraintsOf(schema.constraints), name, true);
  }

  #map(
    node: MapNode,
    schema: AskingSchema,
    name: string,
    replaced: boolean,
    skipped: ReadonlySet<string>,
  ): void {
    for (const { key, value } of node.entries.values()) {
      if (skipped.has(key) || (schema.embedded && OF_OBJECTS.has(key))) continue;
      const part = partOf(schema, key);
      if (part) this.#value(value, part, key, replaced);
    }
    if (schema.constraints === undefined || !node.complete) return;
    const constraints = constraintsOf(schema.constraints);
    const whole = (replaced && schema.exact) || isWhole(node, schema);
    for (const rule of constraints.presence) {
      const breach = findPresenceBreach(rule, node, schema, name, whole);
      if (breach) this.problems.push(breach);
    }
    this.#check(node, schema, constraints, name, whole);
  }

  #list(node: SequenceNode, schema: AskingSchema, name: string): void {
    const { items, constraints, listKeys } = schema;
    // Patches replace lists whose items nothing tells apart: what is in them is whole.
    if (items) for (const item of node.items) this.#value(item, items, `an item of ${name}`, !listKeys);
    if (constraints !== undefined && node.complete && node.items.length <= MAX_ITEMS)
      this.#check(node, schema, constraintsOf(constraints), name, true);
  }

  #check(node: Node, schema: AskingSchema, { errors }: Constraints, name: string, whole: boolean): void {
    const at = Field.of(node);
    const value = filledIn(at, schema);
    if (value === undefined) return;
    const inside = this.problems.some((problem) => startsWith(problem.at.path, node.path));
    const problem = inside ? undefined : problemOf(errors(value), at, name, whole);
    if (problem) this.problems.push(problem);
  }
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Whether a mapping certainly is no patch: all is there that must be. */
function isWhole(node: MapNode, { required, properties, exact }: AskingSchema): boolean {
  // Another version may have what is there instead of what is missing.
  if (!exact && [...node.entries.keys()].some((key) => !properties.has(key))) return false;
  return required.length > 0 && required.every((name) => node.entries.has(name));
}

/** The value with what the API server fills in; undefined where anything in it is unknown. */
function filledIn(field: Field, schema: AskingSchema | undefined): Plain | undefined {
  const { node } = field;
  if (node?.kind === 'scalar') {
    if (node.value === null) return schema?.nullable ? null : schema?.default;
    return isPlaceholder(node.value) ? undefined : node.value;
  }
  if (node?.kind === 'sequence' && node.complete) {
    const items = field.items.map((item) => filledIn(item, schema?.items));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  return node?.kind === 'map' && node.complete ? mapOf(field, schema) : undefined;
}

function mapOf(field: Field, schema: AskingSchema | undefined): Plain | undefined {
  const entries = new Map<string, Plain>();
  for (const { key } of field.entries) {
    const value = filledIn(field.at(key), schema && partOf(schema, key));
    if (value === undefined) return undefined;
    entries.set(key, value);
  }
  for (const [key, part] of schema?.properties ?? [])
    if (!entries.has(key) && part.default !== undefined) entries.set(key, part.default);
  return Object.fromEntries(entries);
}

/** What a schema says of the value of a key. */
function partOf({ properties, additional }: AskingSchema, key: string): AskingSchema | undefined {
  return properties.get(key) ?? (typeof additional === 'object' ? additional : undefined);
}
