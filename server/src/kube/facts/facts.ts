import { derive } from '../../base/derive.ts';
import { groupBy } from '../../base/groupBy.ts';
import type { Fact, FactType } from './fact.ts';

/** The facts of one document. Equal content is one object. */
export interface SectionFacts {
  readonly objects: readonly Fact[];
}

/** The facts of one file. */
export interface FileFacts {
  /** URI or path of the file: the same for all that is in it. */
  readonly file: string;
  readonly sections: readonly SectionFacts[];
}

/** What the documents in view say about each other: those of the file itself, and of the workspace or the given paths. */
export interface Facts {
  readonly files: readonly FileFacts[];
}

/** Nothing is known of other documents. */
export const NO_FACTS: Facts = { files: [] };

/** A fact of a type, with the file that states it. */
export type Stated<Type extends FactType> = Extract<Fact, { type: Type }> & { readonly file: string };

const byType = derive((facts: Facts): ReadonlyMap<FactType, readonly Stated<FactType>[]> => {
  const grouped = new Map<FactType, Stated<FactType>[]>();
  for (const { file, sections } of facts.files) {
    for (const fact of sections.flatMap(({ objects }) => objects)) {
      const group = grouped.get(fact.type);
      const stated = { ...fact, file };
      if (group) group.push(stated);
      else grouped.set(fact.type, [stated]);
    }
  }
  return grouped;
});

/** What an object without a namespace of its own is grouped under; no namespace has such a name. */
const NO_NAMESPACE = '';

const byNamespace = derive((facts: Facts) => {
  const grouped = new Map<FactType, Map<string, Stated<FactType>[]>>();
  for (const [type, all] of byType(facts)) {
    grouped.set(
      type,
      groupBy(all, ({ namespace }) => namespace ?? NO_NAMESPACE),
    );
  }
  return grouped;
});

/**
 * What is known of a type of objects that may be in the same namespace as a resource: it is said so, or one of them does not say.
 * For silence: an object that may be meant is not missing.
 */
export function factsNear<Type extends FactType>(
  facts: Facts,
  type: Type,
  { namespace }: HasNamespace,
): readonly Stated<Type>[] {
  if (namespace === undefined) return factsOf(facts, type);
  const groups = byNamespace(facts).get(type);
  const near = [...(groups?.get(namespace) ?? []), ...(groups?.get(NO_NAMESPACE) ?? [])];
  return near as readonly Stated<FactType>[] as readonly Stated<Type>[];
}

const byName = derive((facts: Facts) =>
  groupBy([...byType(facts).values()].flat(), ({ kind, name }) => `${kind} ${name}`),
);

/** The objects that go by a kind and a name, in exactly this namespace (or none, where none is written). */
export function objectsNamed(
  facts: Facts,
  {
    kind,
    name,
    namespace,
  }: { readonly kind: string; readonly name: string; readonly namespace?: string | undefined },
): readonly Stated<FactType>[] {
  const named = byName(facts).get(`${kind} ${name}`) ?? [];
  return named.filter((fact) => fact.namespace === namespace);
}

const byPlace = derive((facts: Facts) => {
  const grouped = new Map<FactType, Map<string, Stated<FactType>[]>>();
  for (const [type, all] of byType(facts)) grouped.set(type, groupBy(all, placeOf));
  return grouped;
});

/** Where an object certainly belongs: its namespace where one is written, else the folder of its file. */
function placeOf({ namespace, file }: HasPlace): string {
  return namespace === undefined ? `folder ${folderOf(file)}` : `namespace ${namespace}`;
}

/** What is known of a type of objects that certainly belongs together with an object (see `surelySeeEachOther`). */
export function factsBeside<Type extends FactType>(
  facts: Facts,
  type: Type,
  place: HasPlace,
): readonly Stated<Type>[] {
  const beside = byPlace(facts).get(type)?.get(placeOf(place)) ?? [];
  return beside as readonly Stated<FactType>[] as readonly Stated<Type>[];
}

/** All that is known of a type of objects. */
export function factsOf<Type extends FactType>(facts: Facts, type: Type): readonly Stated<Type>[] {
  return (byType(facts).get(type) ?? []) as readonly Stated<FactType>[] as readonly Stated<Type>[];
}

/**
 * Whether two objects certainly belong together: the same namespace is written in both, or in neither and they stand in one
 * folder. For findings: two variants of an application in two folders of a repository are not each other's business.
 */
export function surelySeeEachOther(a: HasPlace, b: HasPlace): boolean {
  if (a.namespace !== b.namespace) return false;
  return a.namespace !== undefined || folderOf(a.file) === folderOf(b.file);
}

interface HasNamespace {
  readonly namespace?: string | undefined;
}

interface HasPlace extends HasNamespace {
  readonly file: string;
}

/** The folder of a URI or path: everything before its last separator. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'), 0));
}
