import type { FactType } from '../../../kube/facts/fact.ts';
import { type Facts, factsBy, folderOf, type Stated } from '../../../kube/facts/facts.ts';
import { type AnyPlace, nameAround, namespaceAround } from './around.ts';

/** So many objects are looked for; what is farther away is not worth a longer wait. */
const ENOUGH = 500;

/** Where somebody looks for objects. */
export interface Viewpoint {
  readonly facts: Facts;
  readonly file: string;
  readonly namespace: string | undefined;
  /** What the object that is typed in is called: what is called alike is likely meant. */
  readonly name?: string | undefined;
}

/** The viewpoint of a place; of another namespace than that of the object where one is given. */
export function viewFrom(place: AnyPlace, namespace = namespaceAround(place)): Viewpoint {
  const { facts, file } = place.snapshot.context;
  return { facts, file, namespace, name: nameAround(place) };
}

/**
 * Makes the search for objects of a type, nearest first: those of the same file, of the same folder, of the folders below it, then
 * of the one above and so on. Of two in one folder the one that says the same namespace comes first, then the one that is called
 * like the object that is typed in; one that says another namespace is left out. Incomplete objects count: what is there in part is there.
 */
export function nearest<Type extends FactType>(type: Type): (view: Viewpoint) => readonly Stated<Type>[] {
  const inFolder = factsBy(type, ({ file }) => foldersOf(file));
  return (view) => {
    const { facts, file, namespace } = view;
    const found = new Set<Stated<Type>>();
    for (const folder of foldersOf(file)) {
      const near = inFolder(facts, folder).filter((fact) => !found.has(fact) && isNear(fact, namespace));
      for (const fact of sortedFor(near, view)) found.add(fact);
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
  { file, namespace, name }: Viewpoint,
): readonly T[] {
  const folder = folderOf(file);
  const groups = Array.from({ length: 12 }, (): T[] => []);
  for (const fact of facts) {
    const away = fact.file === file ? 0 : folderOf(fact.file) === folder ? 1 : 2;
    const isOther = fact.namespace === namespace ? 0 : 1;
    const isUnlike = isAlike(fact.name, name) ? 0 : 1;
    groups[4 * away + 2 * isOther + isUnlike]?.push(fact);
  }
  return groups.flat();
}

/** Whether one name is part of the other. */
function isAlike(a: string, b: string | undefined): boolean {
  return b !== undefined && b !== '' && (a.includes(b) || b.includes(a));
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
