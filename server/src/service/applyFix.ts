import { groupBy } from '../base/groupBy.ts';
import type { Path } from '../base/path.ts';
import { objectsNamed } from '../kube/facts/facts.ts';
import { type Resource, resourcesOf } from '../kube/resource.ts';
import type { Fix, OtherEdit } from '../rules/rule.ts';
import { applyOperations } from '../syntax/edit/apply.ts';
import { addDocuments } from '../syntax/edit/newDocuments.ts';
import type { EditOperation } from '../syntax/edit/operation.ts';
import { type SourceFile, splitSections } from '../syntax/sections.ts';
import { type Change, type FileEdit, toFileEdits } from './fileEdits.ts';
import type { Snapshot } from './snapshot.ts';

/** The edits of one file. */
export interface FixedFile {
  /** URI or path, as in the facts. */
  readonly file: string;
  readonly edits: readonly FileEdit[];
}

/** The edits of a fix, its own file first, or why there are none. */
export type FixOutcome =
  | { readonly ok: true; readonly files: readonly FixedFile[] }
  | { readonly ok: false; readonly reason: string };

/** Reads another file of the workspace as it is now; undefined where that is not possible. */
export type ReadFile = (file: string) => string | undefined;

/** Whether a fix changes its own document only. */
export function staysInDocument(fix: Fix): boolean {
  return !fix.others?.length && !fix.adds?.length;
}

/** Whether fix-all may apply a fix: it needs nobody to look at it, and changes its own document only. */
export function fitsFixAll(fix: Fix): boolean {
  return fix.asks !== true && staysInDocument(fix);
}

/** Whether all other objects of a fix are in view, as far as the facts tell. */
export function findsOthers(snapshot: Snapshot, fix: Fix): boolean {
  const { facts } = snapshot.context;
  const cannotGrow = (fix.adds?.length ?? 0) > 0 && addDocuments(snapshot.file.text, []) === undefined;
  return !cannotGrow && (fix.others ?? []).every((other) => objectsNamed(facts, other).length === 1);
}

/** A change of one section of one file. */
interface SectionEdit {
  readonly file: string;
  readonly source: SourceFile;
  readonly document: number;
  readonly operations: readonly EditOperation[];
}

/**
 * Computes what a fix changes: in its own document, in other objects, and behind the end of its file.
 *
 * @param document index of the finding's section
 */
export function applyFix(snapshot: Snapshot, document: number, fix: Fix, read: ReadFile): FixOutcome {
  const own: SectionEdit = {
    file: snapshot.context.file,
    source: snapshot.file,
    document,
    operations: fix.operations,
  };
  const others = (fix.others ?? []).map((other) => locate(snapshot, other, read));
  if (others.some((edit) => edit === undefined)) {
    return { ok: false, reason: 'An object that the fix changes too was not found, or is not unique.' };
  }
  const edits = [own, ...others.flatMap((edit) => edit ?? [])];
  const files = [...groupBy(edits, ({ file }) => file)];
  const fixed: FixedFile[] = [];
  for (const [file, group] of files) {
    const adds = file === own.file ? (fix.adds ?? []) : [];
    const changes = changesOf(group, adds);
    if (typeof changes === 'string') return { ok: false, reason: changes };
    fixed.push({ file, edits: toFileEdits(changes) });
  }
  return { ok: true, files: fixed };
}

/** The changes of one file, or why they cannot be made. */
function changesOf(
  edits: readonly SectionEdit[],
  adds: Parameters<typeof addDocuments>[1],
): Change[] | string {
  const changes: Change[] = [];
  const source = edits[0]?.source;
  for (const [document, group] of groupBy(edits, (edit) => edit.document)) {
    const placed = source?.sections[document];
    const operations = group.flatMap((edit) => edit.operations);
    if (!placed || operations.length === 0) continue;
    const outcome = applyOperations(placed.section, operations);
    if (!outcome.ok) return outcome.reason;
    const { text: after, tabStops } = outcome;
    changes.push({ before: placed.section.text, after, tabStops, startLine: placed.startLine });
  }
  const last = source?.sections.at(-1);
  if (!last || adds.length === 0) return changes;
  return withAdded(changes, last, adds);
}

/** Adds documents behind the last section, which may itself be among the changes. */
function withAdded(
  changes: readonly Change[],
  last: SourceFile['sections'][number],
  adds: Parameters<typeof addDocuments>[1],
): Change[] | string {
  const changed = changes.find(({ startLine }) => startLine === last.startLine);
  const start = changed?.after ?? last.section.text;
  const extended = addDocuments(start, adds);
  if (!extended) return 'A JSON file cannot take another object.';
  const tabStops = [...(changed?.tabStops ?? []), ...extended.tabStops];
  const change = { before: last.section.text, after: extended.text, tabStops, startLine: last.startLine };
  return [...changes.filter((other) => other !== changed), change];
}

function locate(snapshot: Snapshot, other: OtherEdit, read: ReadFile): SectionEdit | undefined {
  const [fact, ...more] = objectsNamed(snapshot.context.facts, other);
  if (!fact || more.length > 0) return undefined;
  const isOwn = fact.file === snapshot.context.file;
  const text = isOwn ? snapshot.file.text : read(fact.file);
  if (text === undefined) return undefined;
  const source = isOwn ? snapshot.file : splitSections(text);
  for (const [document, { section }] of source.sections.entries()) {
    const resource = resourcesOf(section).find((candidate) => isMeant(candidate, other));
    if (resource) {
      return { file: fact.file, source, document, operations: below(resource.root.path, other.operations) };
    }
  }
  return undefined;
}

function isMeant(resource: Resource, { kind, namespace, name }: OtherEdit): boolean {
  return resource.kind === kind && resource.name === name && resource.namespace === namespace;
}

function below(root: Path, operations: readonly EditOperation[]): EditOperation[] {
  return operations.map((operation) => ({ ...operation, path: [...root, ...operation.path] }));
}
