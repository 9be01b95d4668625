import { derive, derive2 } from '../../base/derive.ts';
import { lowerBound } from '../../base/lowerBound.ts';
import type { Fact, FactType } from './fact.ts';

/** The facts of one document. Equal content is one object. */
export interface SectionFacts {
  readonly objects: readonly Fact[];
  /** The document itself, where it defines kinds. */
  readonly source?: DefinitionSource;
}

/** The text of a document that defines kinds. Equal texts are one object; the tree is not kept. */
export interface DefinitionSource {
  readonly text: string;
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
  /** Notes what is looked up, if somebody wants to know later whether he would find the same. */
  readonly answers?: Answers;
}

/** A fact of a type, with the file that states it. */
export type Stated<Type extends FactType> = Extract<Fact, { type: Type }> & {
  readonly file: string;
  /** Of definitions: the text that their schemas are read from. */
  readonly source?: DefinitionSource;
};

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
  sections.flatMap((section) => {
    const byFile = statedBySection(section);
    const { objects, source } = section;
    const where = source ? { file, source } : { file };
    const known = byFile.get(file) ?? objects.map((fact) => ({ ...fact, ...where }));
    byFile.set(file, known);
    return known;
  }),
);

/** What a document states in each file that has it: the same objects as long as it says the same, whatever stands beside it. */
const statedBySection = derive((_: SectionFacts) => new Map<string, readonly AnyFact[]>());

/** Finds the facts that go by a key, in the order of their files. */
type LookUp = (facts: Facts, key: string) => readonly AnyFact[];

/** What was looked up, and what was found. */
export class Answers {
  /** To look up in: what is found there is noted. */
  readonly noting: Facts;
  readonly #found = new Map<LookUp, Map<string, readonly AnyFact[]>>();
  #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
    this.noting = { files: [], answers: this };
  }

  /** Looks something up, and notes what is found. */
  find(lookUp: LookUp, key: string): readonly AnyFact[] {
    const byKey = this.#found.get(lookUp) ?? new Map<string, readonly AnyFact[]>();
    this.#found.set(lookUp, byKey);
    const found = byKey.get(key) ?? lookUp(this.#facts, key);
    byKey.set(key, found);
    return found;
  }

  /** Whether all that was looked up so far is found in newer facts just the same. If so, these answer from now on. */
  holdFor(facts: Facts): boolean {
    if (facts === this.#facts) return true;
    for (const [lookUp, byKey] of this.#found) {
      for (const [key, found] of byKey) if (!areSame(found, lookUp(facts, key))) return false;
    }
    this.#facts = facts;
    return true;
  }
}

/** Many look for the same: each two answers are compared once. */
const comparison = derive2(
  (a: readonly AnyFact[], b: readonly AnyFact[]): boolean =>
    a.length === b.length && a.every((fact, index) => fact === b[index]),
);

function areSame(a: readonly AnyFact[], b: readonly AnyFact[]): boolean {
  return a === b || comparison(a, b);
}

/** Makes a look-up of facts by keys that each of them has. Each fact is looked at once, however often the file beside it changes. */
export function lookUp(keysOf: (fact: AnyFact) => Iterable<string>): LookUp {
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
  const find: LookUp = (facts, key) => tableOf(facts)(key);
  return (facts, key) => facts.answers?.find(find, key) ?? find(facts, key);
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
