import { suppressionsAtTop } from '../../analysis/suppress/fileWide.ts';
import { suppressionsOf } from '../../analysis/suppress/scan.ts';
import type { Suppression } from '../../analysis/suppress/suppression.ts';
import type { Span } from '../../base/span.ts';
import type { PlacedSection, Section } from '../../syntax/sections.ts';
import { diagnose, type PlacedFinding } from '../diagnose.ts';
import type { Snapshot } from '../snapshot.ts';

/** More findings than these are only counted. */
const MOST = 12;

/** What the suppression at an offset of a section suppresses; undefined where there is none. */
export function describeSuppression(
  snapshot: Snapshot,
  placed: PlacedSection,
  offset: number,
): { readonly markdown: string; readonly span: Span } | undefined {
  const { suppressions, fileWide } = suppressionsOf(placed.section);
  const here = [...suppressions, ...fileWide].filter(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  const [first] = here;
  if (!first) return undefined;
  const isMine = new Set(here.map((suppression) => twinOf(suppression, placed.section, snapshot)));
  const document = snapshot.file.sections.indexOf(placed);
  const mine = diagnose(snapshot).suppressed.filter(
    ({ suppression, placed: finding }) =>
      suppression !== undefined &&
      isMine.has(suppression) &&
      (suppression.reach.kind === 'file' || finding.document === document),
  );
  return { markdown: describe(mine.map((entry) => entry.placed)), span: first.span };
}

/** Those for the whole file are known to other sections without their places. */
function twinOf(suppression: Suppression, section: Section, { context }: Snapshot): Suppression {
  const index = suppressionsAtTop(section).indexOf(suppression);
  return context.fileWide?.suppressions[index] ?? suppression;
}

function describe(findings: readonly PlacedFinding[]): string {
  if (findings.length === 0) return 'Suppresses nothing.';
  const lines = findings
    .slice(0, MOST)
    .map(({ finding, range }) => `- line ${range.start.line + 1}: \`${finding.rule}\`: ${finding.message}`);
  const more = findings.length > MOST ? [`- and ${findings.length - MOST} more`] : [];
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return [`**Suppresses ${count}**`, '', ...lines, ...more].join('\n');
}
