import type { FactType } from './fact.ts';
import { type Facts, lookUp, type Stated } from './lookUp.ts';

export {
  Answers,
  type DefinitionSource,
  type Facts,
  type FileFacts,
  type SectionFacts,
  type Stated,
  withFile,
} from './lookUp.ts';

/** Nothing is known of other documents. */
export const NO_FACTS: Facts = { files: [] };

/** Makes a look-up of the facts of one type by keys that a rule reads from them. */
export function factsBy<Type extends FactType>(
  type: Type,
  keysOf: (fact: Stated<Type>) => Iterable<string>,
): (facts: Facts, key: string) => readonly Stated<Type>[] {
  const find = lookUp((fact) => (isOf(type, fact) ? keysOf(fact) : []));
  return (facts, key) => ofOne<Type>(find(facts, key));
}

function isOf<Type extends FactType>(type: Type, fact: Stated<FactType>): fact is Stated<Type> {
  return fact.type === type;
}

/** Facts that were looked up by a type are of that type. */
function ofOne<Type extends FactType>(found: readonly Stated<FactType>[]): readonly Stated<Type>[] {
  return found as readonly Stated<Type>[];
}

const byType = lookUp(({ type }) => [type]);

/** All that is known of a type of objects. */
export function factsOf<Type extends FactType>(facts: Facts, type: Type): readonly Stated<Type>[] {
  return ofOne(byType(facts, type));
}

/** What an object without a namespace of its own is grouped under; no namespace has such a name. */
const NO_NAMESPACE = '';

const byNamespace = lookUp(({ type, namespace }) => [`${type} ${namespace ?? NO_NAMESPACE}`]);

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
  const inside = byNamespace(facts, `${type} ${namespace}`);
  const anywhere = byNamespace(facts, `${type} ${NO_NAMESPACE}`);
  if (anywhere.length === 0) return ofOne(inside);
  return ofOne(inside.length === 0 ? anywhere : [...inside, ...anywhere]);
}

const byName = lookUp(({ kind, name }) => [`${kind} ${name}`]);

/** The objects that go by a kind and a name, in exactly this namespace (or none, where none is written). */
export function objectsNamed(
  facts: Facts,
  {
    kind,
    name,
    namespace,
  }: { readonly kind: string; readonly name: string; readonly namespace?: string | undefined },
): readonly Stated<FactType>[] {
  return byName(facts, `${kind} ${name}`).filter((fact) => fact.namespace === namespace);
}

const byPlace = lookUp((fact) => [`${fact.type} ${placeOf(fact)}`]);

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
  return ofOne(byPlace(facts, `${type} ${placeOf(place)}`));
}

/** Whether two objects may be in one namespace: said so, or one of them does not say. */
export function maySeeEachOther(a: HasNamespace, b: HasNamespace): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
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
