import { derive } from '../../base/derive.ts';
import { lowerBound } from '../../base/lowerBound.ts';
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
  /** In the order of their names, so that what is said does not depend on which was read first. */
  readonly files: readonly FileFacts[];
  /**
   * The file that somebody types in, if any, and all others as they were before: what was looked up in these is taken over, so that
   * a key stroke costs as little in a large workspace as in a small one.
   */
  readonly latest?: { readonly own: FileFacts; readonly others: Facts };
}

/** A fact of a type, with the file that states it. */
export type Stated<Type extends FactType> = Extract<Fact, { type: Type }> & { readonly file: string };

type AnyFact = Stated<FactType>;

/** The facts of other files, and those of one more. */
export function withFile(others: Facts, own: FileFacts): Facts {
  const at = lowerBound(others.files, ({ file }) => file < own.file);
  return { files: others.files.toSpliced(at, 0, own), latest: { own, others } };
}

/** The facts that go by a key, in the order of their files. */
type Table = (key: string) => readonly AnyFact[];

const NONE: readonly AnyFact[] = [];

const statedIn = derive(({ file, sections }: FileFacts): readonly AnyFact[] =>
  sections.flatMap(({ objects }) => objects.map((fact) => ({ ...fact, file }))),
);

/** Makes a look-up of facts by keys that each of them has. Each fact is looked at once, however often the file beside it changes. */
export function lookUp(
  keysOf: (fact: AnyFact) => Iterable<string>,
): (facts: Facts, key: string) => readonly AnyFact[] {
  const collect = (files: readonly FileFacts[]): ReadonlyMap<string, readonly AnyFact[]> => {
    const groups = new Map<string, AnyFact[]>();
    for (const fact of files.flatMap(statedIn)) {
      for (const key of keysOf(fact)) {
        const group = groups.get(key);
        if (group) group.push(fact);
        else groups.set(key, [fact]);
      }
    }
    return groups;
  };
  const ofFile = derive((file: FileFacts) => collect([file]));
  const tableOf = derive(({ files, latest }: Facts): Table => {
    if (latest) return joined(tableOf(latest.others), ofFile(latest.own));
    const groups = collect(files);
    return (key) => groups.get(key) ?? NONE;
  });
  return (facts, key) => tableOf(facts)(key);
}

function joined(others: Table, own: ReadonlyMap<string, readonly AnyFact[]>): Table {
  const known = new Map<string, readonly AnyFact[]>();
  return (key) => {
    const mine = own.get(key);
    if (!mine) return others(key);
    const both = known.get(key) ?? inOrder(others(key), mine);
    known.set(key, both);
    return both;
  };
}

/** Puts the facts of one file among those of others, which are in the order of their files. */
function inOrder(others: readonly AnyFact[], own: readonly AnyFact[]): readonly AnyFact[] {
  const [first] = own;
  const at = lowerBound(others, ({ file }) => first !== undefined && file < first.file);
  return others.toSpliced(at, 0, ...own);
}
