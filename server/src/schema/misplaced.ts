import type { Path } from '../base/path.ts';
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
const THROUGH: ReadonlySet<string> = new Set(['spec', 'template', 'jobTemplate']);
const MAX_DEPTH = 5;

/**
 * Where a field belongs: in one of the mappings around (nearest first), or in a mapping below one of them, as `fsGroup` in a
 * container's securityContext belongs to that of the pod. Undefined where no place, or more than one, has it.
 */
export function whereItBelongs(field: string, levels: readonly Level[], api: Api): Belonging | undefined {
  if (COMMON.has(field)) return undefined;
  const own = levels.at(-1);
  for (const level of levels.toReversed()) {
    if (level !== own && level.type.fields.has(field))
      return { path: [...level.path, field], words: level.words };
    const below = placesBelow(field, level.type, api, MAX_DEPTH).filter(
      (path) => level === own || path.at(-1) === 'securityContext' || THROUGH.has(String(path.at(-1))),
    );
    const [only] = below;
    if (only && below.length === 1) return { path: [...level.path, ...only, field], words: only.join('.') };
    if (below.length > 1) return undefined;
  }
  return undefined;
}

function placesBelow(field: string, type: TypeSchema, api: Api, depth: number): Path[] {
  return [...type.fields.values()].flatMap(({ name, nesting, base }): Path[] => {
    const child = nesting === '' && name !== 'status' ? api.type(base) : undefined;
    if (!child) return [];
    if (child.fields.has(field)) return [[name]];
    if (depth === 0 || !THROUGH.has(name)) return [];
    return placesBelow(field, child, api, depth - 1).map((path) => [name, ...path]);
  });
}

/** Whether a field of a pod's securityContext is one that only containers have. */
export function isContainerOnly(field: string, levels: readonly Level[], api: Api): boolean {
  const own = levels.at(-1)?.type.name;
  return own === 'V1PodSecurityContext' && api.type('V1SecurityContext')?.fields.has(field) === true;
}
