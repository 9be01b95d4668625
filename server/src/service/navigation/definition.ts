import type { Range } from '../../base/span.ts';
import type { FactType } from '../../kube/facts/fact.ts';
import type { Stated } from '../../kube/facts/facts.ts';
import type { PlacedSection } from '../../syntax/sections.ts';
import { rangeOf } from '../diagnose.ts';
import type { Snapshot } from '../snapshot.ts';
import { definitionsIn, definitionsOf, kindAt } from './definedKind.ts';
import { type NamedPart, objectsMeant, statementsIn } from './objects.ts';
import { nameInFile, objectNameAt, type Spot } from './occurrences.ts';
import { selectionAt, workloadsSelected } from './selected.ts';

/** The documents of a file as it is now; none where it cannot be read. */
export type ReadFile = (file: string) => readonly PlacedSection[];

/** A place in a file of the workspace. */
export interface FilePlace {
  readonly file: string;
  readonly range: Range;
}

/**
 * Where what is named at a place is stated: an object, its key or its port, a volume or port of the same pod, the workloads that a
 * selector selects, or the definition of the object's kind.
 */
export function definitionsAt(snapshot: Snapshot, spot: Spot, read: ReadFile): readonly FilePlace[] {
  const { facts, file } = snapshot.context;
  const { placed, offset } = spot;
  const meant = objectNameAt(spot);
  if (meant) return objectsMeant(facts, meant, file).flatMap((fact) => statementsOf(fact, meant, read));
  const selection = selectionAt(placed, offset);
  if (selection)
    return workloadsSelected(facts, selection, file).flatMap((fact) => statementsOf(fact, selection, read));
  const own = nameInFile(snapshot, spot);
  if (own)
    return own.places
      .filter(({ defines, placed: other }) => defines && other === placed)
      .map(({ span }) => ({ file, range: rangeOf(span, placed) }));
  const kind = kindAt(placed, offset);
  if (!kind) return [];
  return definitionsOf(facts, kind).flatMap((definition) =>
    read(definition.file).flatMap((other) =>
      definitionsIn(other, kind).map((span) => ({ file: definition.file, range: rangeOf(span, other) })),
    ),
  );
}

/** Where an object, or a part of it, is stated in its file. */
export function statementsOf(fact: Stated<FactType>, part: NamedPart, read: ReadFile): readonly FilePlace[] {
  return read(fact.file).flatMap((placed) =>
    statementsIn(placed, fact, part).map((span) => ({ file: fact.file, range: rangeOf(span, placed) })),
  );
}
