import type { FactType } from '../../../kube/facts/fact.ts';
import { type Facts, factsBy, folderOf, type Stated } from '../../../kube/facts/facts.ts';
import { type AnyPlace, namespaceAround } from './around.ts';

/** So many objects are looked for; what is farther away is not worth a longer wait. */
const ENOUGH = 300;

/** Where somebody looks for objects. */
export interface Viewpoint {
  readonly facts: Facts;
  readonly file: string;
  readonly namespace: string | undefined;
}

/** The viewpoint of a place; of another namespace than that of the object where one is given. */
export function viewFrom(place: AnyPlace, namespace = namespaceAround(place)): Viewpoint {
  const { facts, file } = place.snapshot.context;
  return { facts, file, namespace };
}

/**
 * Makes the search for objects of a type, nearest first: those of the same file, of the same folder, of the folders below it, then
 * of the one above and so on. Of two in one folder the one that says the same namespace comes first, and one that says another is
 * left out. Incomplete objects count: what is there in part is there.
 */
export function nearest<Type extends FactType>(type: Type): (view: Viewpoint) => readonly Stated<Type>[] {
  const inFolder = factsBy(type, ({ file }) => foldersOf(file));
  return ({ facts, file, namespace }) => {
    const found = new Set<Stated<Type>>();
    for (const folder of foldersOf(file)) {
      const near = inFolder(facts, folder).filter((fact) => !found.has(fact) && isNear(fact, namespace));
      for (const fact of sortedFor(near, file, namespace)) found.add(fact);
      if (found.size >= ENOUGH) break;
    }
    return [...found].slice(0, ENOUGH);
  };
}

/** The folder of a file, the one above it, and so on up to the empty name. */
function foldersOf(file: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(file); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return [...folders, ''];
}

function isNear(fact: Stated<FactType>, namespace: string | undefined): boolean {
  if (fact.name === '') return false;
  return namespace === undefined || fact.namespace === undefined || fact.namespace === namespace;
}

/** By closeness, without comparing each with each: a folder may have thousands. */
function sortedFor<T extends Stated<FactType>>(
  facts: readonly T[],
  file: string,
  namespace: string | undefined,
): readonly T[] {
  const folder = folderOf(file);
  const distances = facts.map((fact) => {
    const away = fact.file === file ? 0 : folderOf(fact.file) === folder ? 1 : 2;
    return 2 * away + (fact.namespace === namespace ? 0 : 1);
  });
  return [0, 1, 2, 3, 4, 5].flatMap((distance) => facts.filter((_, at) => distances[at] === distance));
}

/** Where an object is stated, for the line of a list: its kind, and its file with the folder around. */
export function whereabouts(fact: Stated<FactType>, file: string): string {
  if (fact.file === file) return `${fact.kind} in this file`;
  const [folder, name] = fact.file.split(/[/\\]/).slice(-2);
  const path = name === undefined ? folder : `${folder}/${name}`;
  return `${fact.kind} in ${decode(path ?? '')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
