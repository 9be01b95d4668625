import type { Finding } from '../analysis/finding.ts';
import { type JudgeContext, judgeSection } from '../analysis/judge.ts';
import { groupBy } from '../base/groupBy.ts';
import { type Path, toPointer } from '../base/path.ts';
import { lineMapOf, type Section } from '../syntax/sections.ts';
import { diagnose, type PlacedFinding } from './diagnose.ts';
import { type Change, type FileEdit, toFileEdits } from './fileEdits.ts';
import { mendSection } from './mend.ts';
import { difference } from './sameFinding.ts';
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
  const sections: Section[] = [];
  let { context } = snapshot;
  for (const [document, { section, startLine }] of snapshot.file.sections.entries()) {
    if (!byDocument.has(document)) {
      sections.push(section);
      continue;
    }
    const wants = (finding: Finding, place: Path): boolean => isWanted(finding, place, document, choice);
    const mended = mendSection(section, context, { unsafe: choice.unsafe, wants });
    context = mended.context;
    sections.push(mended.section);
    for (const { start, ...lines } of mended.lines) {
      if (lines.before === lines.after) continue;
      changes.push({ ...lines, startLine: startLine + lineMapOf(section).positionAt(start).line });
    }
  }
  // One document may have mended what was wrong with another: both are looked at when all is done.
  const left = new Set(
    snapshot.file.sections.flatMap(({ section }, document) =>
      stillThere(byDocument.get(document) ?? [], sections[document] ?? section, context),
    ),
  );
  return {
    text: snapshot.problem ? snapshot.file.text : sections.map(({ text }) => text).join(''),
    edits: toFileEdits(changes),
    fixed: findings.filter((placed) => !left.has(placed)),
    left: findings.filter((placed) => left.has(placed)),
  };
}

/** The findings of a section that its last version has too. */
function stillThere(
  before: readonly PlacedFinding[],
  after: Section,
  context: JudgeContext,
): readonly PlacedFinding[] {
  const now = judgeSection(after, context).findings;
  const gone = new Set(
    difference(
      before.map(({ finding }) => finding),
      now,
    ),
  );
  return before.filter(({ finding }) => finding.source === 'yaml' || !gone.has(finding));
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
