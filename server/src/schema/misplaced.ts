import type { Path } from '../base/path.ts';
import type { Node } from '../syntax/node.ts';
import type { Api, TypeSchema } from './type.ts';

/** A mapping on the way to the place that is looked at. */
export interface Level {
  readonly type: TypeSchema;
  readonly path: Path;
  /** The mapping in words. */
  readonly words: string;
}

/** Where a field belongs that its own mapping does not have. */
export interface Belonging {
  readonly path: Path;
  /** The mapping in words. */
  readonly words: string;
}

/** Fields that so many types have that finding one elsewhere says nothing. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'name namespace kind type apiVersion key path status spec metadata selector template labels annotations value values ' +
    'port ports items message reason uid driver conditions rules options'
  ).split(' '),
);

/** Mappings through which somebody may have forgotten to go. */
const THROUGH: ReadonlySet<string> = new Set([
  'spec',
  'template',
  'jobTemplate',
  'strategy',
  'updateStrategy',
]);
const MAX_DEPTH = 5;

/** Mappings that have the name of another one, in words that tell them apart. */
const WORDS: Readonly<Record<string, string>> = {
  V1PodSpec: 'the spec of the pod',
  V1PodTemplateSpec: 'the pod template',
  V1PodSecurityContext: 'the securityContext of the pod',
  V1SecurityContext: 'the securityContext of the container',
  V1Container: 'the container',
};

/** The mapping at the innermost of several levels, in words that tell it from others of its name. */
export function inWords(levels: readonly Level[]): string {
  const [root, level] = [levels[0], levels.at(-1)];
  if (!root || !level) return '';
  return wordsOf(level.type, level.words, root);
}

function wordsOf(type: TypeSchema, words: string, root: Level): string {
  if (Object.hasOwn(WORDS, type.name)) return WORDS[type.name] ?? words;
  const isSpec = words === 'spec' && type.name === root.type.fields.get('spec')?.base;
  return isSpec ? `the spec of the ${root.words}` : words;
}

/** Maps of texts that people forget to go through, by the type that has them. */
const MAPS: ReadonlyMap<string, string> = new Map([
  ['V1LabelSelector', 'matchLabels'],
  ['V1ConfigMap', 'data'],
  ['V1Secret', 'stringData'],
]);

/** The map that a text belongs to which stands beside it, such as a label beside `matchLabels`. */
export function mapItBelongsTo(value: Node, { type, path }: Level): Belonging | undefined {
  const map = MAPS.get(type.name);
  const key = value.path.at(-1);
  if (map === undefined || key === undefined || value.kind !== 'scalar' || typeof value.value !== 'string')
    return undefined;
  // In objects that the API server reads, a name or namespace belongs to the metadata.
  if (COMMON.has(String(key)) && type.fields.has('metadata')) return undefined;
  return { path: [...path, map, key], words: map };
}

/**
 * Where a field belongs: in one of the mappings around (nearest first), or in a mapping below one of them, as `fsGroup` in a
 * container's securityContext belongs to that of the pod. Undefined where no place, or more than one, has it.
 */
export function whereItBelongs(field: string, levels: readonly Level[], api: Api): Belonging | undefined {
  const [root, own] = [levels[0], levels.at(-1)];
  if (!root || !own) return undefined;
  if (COMMON.has(field)) return whereCommonBelongs(field, levels, api);
  const belonging = ({ path }: Level, { steps, type }: Place): Belonging => ({
    path: [...path, ...steps, field],
    words: wordsOf(type, steps.join('.'), root),
  });
  const inside = placesBelow(field, own.type, api, MAX_DEPTH);
  const [only] = inside;
  if (only && inside.length === 1) return belonging(own, only);
  for (const level of levels.slice(0, -1).toReversed()) {
    if (level.type.fields.has(field))
      return { path: [...level.path, field], words: wordsOf(level.type, level.words, root) };
    if (inside.length > 1) continue;
    const below = placesBelow(field, level.type, api, MAX_DEPTH).filter(
      ({ steps }) => steps.at(-1) === 'securityContext' || THROUGH.has(String(steps.at(-1))),
    );
    const [place] = below;
    if (place && below.length === 1) return belonging(level, place);
    if (below.length > 1) return undefined;
  }
  return undefined;
}

/** A few names that many types have are known all the same where they are written beside the mapping that has them. */
function whereCommonBelongs(field: string, levels: readonly Level[], api: Api): Belonging | undefined {
  const [own, above] = [levels.at(-1), levels.at(-2)];
  if (!own) return undefined;
  const below = (name: string): Belonging | undefined => {
    const type = api.type(own.type.fields.get(name)?.base ?? '');
    return type?.fields.has(field) ? { path: [...own.path, name, field], words: name } : undefined;
  };
  const isTemplate = own.type.name === 'V1PodTemplateSpec';
  if (field === 'labels' || field === 'annotations') return below('metadata');
  if (levels.length === 1)
    return field === 'name' || field === 'namespace' ? below('metadata') : below('spec');
  if (isTemplate && field === 'selector' && above?.type.fields.has(field))
    return { path: [...above.path, field], words: inWords(levels.slice(0, -1)) };
  return undefined;
}

/** A mapping below another one. */
interface Place {
  readonly steps: readonly string[];
  readonly type: TypeSchema;
}

function placesBelow(field: string, type: TypeSchema, api: Api, depth: number): Place[] {
  return [...type.fields.values()].flatMap(({ name, nesting, base }): Place[] => {
    const child = nesting === '' && name !== 'status' ? api.type(base) : undefined;
    if (!child) return [];
    if (child.fields.has(field)) return [{ steps: [name], type: child }];
    if (depth === 0 || !THROUGH.has(name)) return [];
    return placesBelow(field, child, api, depth - 1).map((place) => ({
      ...place,
      steps: [name, ...place.steps],
    }));
  });
}

/** Whether a mapping is around the containers of a pod: its spec, its template, or what has that. */
function isAroundContainers({ name, fields }: TypeSchema): boolean {
  const template = 'V1PodTemplateSpec';
  return fields.has('containers') || name === template || fields.get('template')?.base === template;
}

/**
 * Which part of each container a field belongs to that is written for the pod: `securityContext` or the container itself. Undefined
 * where the pod or its template has it, and where containers do not.
 */
export function belongsToContainers(
  field: string,
  levels: readonly Level[],
  api: Api,
): 'container' | 'securityContext' | undefined {
  const own = levels.at(-1)?.type;
  const inContext = api.type('V1SecurityContext')?.fields.has(field) === true;
  if (own?.name === 'V1PodSecurityContext') return inContext ? 'securityContext' : undefined;
  if (!own || !isAroundContainers(own)) return undefined;
  if (COMMON.has(field) && !(field === 'ports' && own.fields.has('containers'))) return undefined;
  // What the pod has too belongs to the pod; but `resources` beside a pod are seldom meant for all of its containers together.
  const isOfPod = api.type('V1PodSpec')?.fields.has(field) === true && field !== 'resources';
  if (isOfPod || api.type('V1PodSecurityContext')?.fields.has(field) === true) return undefined;
  if (api.type('V1Container')?.fields.has(field)) return 'container';
  return inContext ? 'securityContext' : undefined;
}
