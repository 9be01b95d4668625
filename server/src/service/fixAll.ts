import type { Finding } from '../analysis/finding.ts';
import { groupBy } from '../base/groupBy.ts';
import { type Path, toPointer } from '../base/path.ts';
import { lineMapOf } from '../syntax/sections.ts';
import { diagnose, type PlacedFinding } from './diagnose.ts';
import { type Change, type FileEdit, toFileEdits } from './fileEdits.ts';
import { mendSection } from './mend.ts';
import type { Snapshot } from './snapshot.ts';

/** What to mend in a file. */
export interface FixAllChoice {
  /** Also fixes that may change behaviour or insert default values. Only ever on an explicit wish. */
  readonly unsafe: boolean;
  /** Only these rules. */
  readonly rules?: readonly string[];
  /** Only what belongs to this container or resource of this section. */
  readonly within?: { readonly document: number; readonly pointer: string };
}

/** A file with its findings mended. */
export interface FixAllResult {
  readonly text: string;
  readonly edits: readonly FileEdit[];
  readonly fixed: readonly PlacedFinding[];
  readonly left: readonly PlacedFinding[];
}

/** Mends what can be mended in a file, section by section. */
export function fixAll(snapshot: Snapshot, choice: FixAllChoice): FixAllResult {
  const { findings } = diagnose(snapshot);
  const byDocument = groupBy(findings, ({ document }) => document);
  const changes: Change[] = [];
  const fixed = new Set<PlacedFinding>();
  let text = '';
  for (const [document, { section, startLine }] of snapshot.file.sections.entries()) {
    const here = byDocument.get(document);
    if (!here) {
      text += section.text;
      continue;
    }
    const wants = (finding: Finding, place: Path): boolean => isWanted(finding, place, document, choice);
    const mended = mendSection(section, snapshot.context, { unsafe: choice.unsafe, wants });
    text += mended.text;
    const gone = new Set(mended.fixed);
    for (const placed of here) if (gone.has(placed.finding)) fixed.add(placed);
    for (const { start, ...lines } of mended.lines) {
      if (lines.before === lines.after) continue;
      changes.push({ ...lines, startLine: startLine + lineMapOf(section).positionAt(start).line });
    }
  }
  return {
    text: snapshot.problem ? snapshot.file.text : text,
    edits: toFileEdits(changes),
    fixed: findings.filter((placed) => fixed.has(placed)),
    left: findings.filter((placed) => !fixed.has(placed)),
  };
}

function isWanted(finding: Finding, place: Path, document: number, choice: FixAllChoice): boolean {
  if (choice.rules && !choice.rules.includes(finding.rule)) return false;
  const { within } = choice;
  if (!within) return true;
  const owners = [finding.container?.root.path, finding.resource?.root.path];
  return (
    within.document === document &&
    owners.some((path) => path !== undefined && toPointer([...place, ...path]) === within.pointer)
  );
}
