import { apiOf } from '../../schema/api.ts';
import { workspaceKinds } from '../../schema/crd/workspaceKinds.ts';
import { type Spot as Shape, spotBelow } from '../../schema/lookUp.ts';
import type { Api, TypeSchema } from '../../schema/type.ts';
import type { Section } from '../../syntax/sections.ts';
import type { Spot } from '../cursor/spot.ts';
import { styleOf } from '../cursor/style.ts';
import type { Snapshot } from '../snapshot.ts';
import { kindsOf } from './kinds.ts';
import { objectAt } from './objectAt.ts';
import type { KeyPlace, Place, ValuePlace } from './place.ts';

/** A spot with what the schema says of it. */
export interface Found {
  readonly place: KeyPlace | ValuePlace;
  readonly spot: Spot;
  /** Undefined where the kind is not known, or the schema has no such field. */
  readonly shape: Shape | undefined;
}

/** What may be written at a spot, in the words of the schema; undefined where nothing fits. */
export function findPlace(snapshot: Snapshot, section: Section, spot: Spot): Found | undefined {
  const { config, facts, file } = snapshot.context;
  const api = apiOf(config.kubernetesVersion, workspaceKinds(facts, file));
  const { root, apiVersion, kind } = objectAt(section, spot.path);
  const type = typeOf(api, snapshot, apiVersion, kind);
  const shape = type && spotBelow(api, type, spot.path.slice(root.length));
  const types = shape ? [...shape.types, ...(shape.type ? [shape.type] : [])] : [];
  const { typed, span, path } = spot;
  const base: Place = { snapshot, section, api, root, apiVersion, kind, path, types, typed, span };
  if (spot.at === 'value') return valueOrBelow(base, spot, shape);
  if (spot.at === 'item' && spot.style === 'flow' && shape?.type && span.start === span.end) {
    const item: Spot = { ...spot, wrap: '{', others: new Set() };
    return { place: toKey(base, item), spot: item, shape };
  }
  const below = spot.at === 'below' && shape?.nesting.startsWith('[') ? itemBelow(spot, section) : undefined;
  if (below) return findPlace(snapshot, section, below);
  if (spot.at === 'item' && (!shape || isScalar(shape)))
    return { place: toValue(base, spot, shape), spot, shape };
  if (spot.at === 'below' && (!shape || isScalar(shape))) return undefined;
  return { place: toKey(base, spot), spot, shape };
}

function toKey(base: Place, spot: Spot): KeyPlace {
  return { ...base, at: 'key', siblings: spot.others, indent: spot.column };
}

function toValue(base: Place, spot: Spot, shape: Shape | undefined): ValuePlace {
  const key = String(base.path.findLast((step) => typeof step === 'string') ?? '');
  return { ...base, at: 'value', field: shape?.field, key, isItem: spot.at === 'item', others: spot.others };
}

function isScalar({ type, nesting }: Shape): boolean {
  return type === undefined && nesting === '';
}

/** Behind a colon, what is nested goes into a line of its own. */
function valueOrBelow(base: Place, spot: Spot, shape: Shape | undefined): Found | undefined {
  if (!shape || isScalar(shape)) return { place: toValue(base, spot, shape), spot, shape };
  const { section, snapshot } = base;
  const { owner } = spot;
  if (spot.style === 'flow') return inBrackets(base, spot, shape);
  if (spot.typed !== '' || !owner || owner.children.length > 0) return undefined;
  const { eol, step } = styleOf(section);
  const column = owner.column + step;
  const behindColon = section.text.indexOf(':', owner.span.end) + 1;
  const span = { start: behindColon, end: spot.span.end };
  const lead = `${eol}${' '.repeat(column)}`;
  const below: Spot = { ...spot, at: 'below', span, lead, column };
  if (shape.nesting.startsWith('[')) return findPlace(snapshot, section, below);
  return { place: toKey({ ...base, span }, below), spot: below, shape };
}

/** In flow style, a mapping behind a colon, or the first item of a list of them. */
function inBrackets(base: Place, spot: Spot, shape: Shape): Found | undefined {
  const { api } = base;
  const type = shape.type ?? (shape.nesting === '[' && shape.field ? api.type(shape.field.base) : undefined);
  if (!type || spot.span.start < spot.span.end || shape.nesting.length > 1) return undefined;
  const isList = shape.nesting === '[';
  const inside: Spot = { ...spot, at: isList ? 'item' : 'below', wrap: isList ? '[{' : '{' };
  const types = isList ? [...base.types, type] : base.types;
  const place = toKey({ ...base, types, path: isList ? [...base.path, 0] : base.path }, inside);
  return { place, spot: inside, shape: { ...shape, nesting: '', type } };
}

/** The first item of a list, in the style of the file. */
function itemBelow(spot: Spot, section: Section): Spot {
  const { step, sequenceStep, itemStep } = styleOf(section);
  // What the editor indented stays so; what is indented here is as the other lists are.
  const less = spot.lead === '' ? 0 : Math.max(step - sequenceStep, 0);
  const lead = less > 0 && spot.lead.endsWith(' '.repeat(less)) ? spot.lead.slice(0, -less) : spot.lead;
  const dash = `-${' '.repeat(itemStep - 1)}`;
  const column = spot.column - (spot.lead.length - lead.length) + itemStep;
  return { ...spot, at: 'item', path: [...spot.path, 0], lead: lead + dash, column };
}

/** What every object has, for kinds that are not known. */
const ANY_OBJECT: TypeSchema = {
  name: '',
  fields: new Map(
    [
      ['apiVersion', 's'],
      ['kind', 's'],
      ['metadata', 'V1ObjectMeta'],
    ].map(([name = '', base = '']) => [
      name,
      { name, nesting: '', base, required: true, values: undefined, keys: undefined },
    ]),
  ),
  exact: false,
  open: true,
};

function typeOf(
  api: Api,
  { context }: Snapshot,
  apiVersion: string | undefined,
  kind: string | undefined,
): TypeSchema | undefined {
  if (kind === undefined) return apiVersion === undefined ? undefined : ANY_OBJECT;
  if (apiVersion !== undefined) return api.kind(apiVersion, kind) ?? ANY_OBJECT;
  const chosen = kindsOf(api, context.config.kubernetesVersion).find((one) => one.kind === kind);
  return (chosen && api.kind(chosen.apiVersion, kind)) ?? ANY_OBJECT;
}
