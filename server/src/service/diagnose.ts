import type { Finding } from '../analysis/finding.ts';
import { judgeSection, type SectionVerdict } from '../analysis/judge.ts';
import type { RuleFailure } from '../analysis/passes.ts';
import type { SuppressedFinding } from '../analysis/suppress/apply.ts';
import { reportFileWide } from '../analysis/suppress/reportFile.ts';
import { derive, derive2 } from '../base/derive.ts';
import { toPointer } from '../base/path.ts';
import { movedRange, type Range, type Span } from '../base/span.ts';
import { resourcesOf } from '../kube/resource.ts';
import { parse } from '../syntax/parse.ts';
import type { SyntaxProblem } from '../syntax/problem.ts';
import { lineMapOf, type PlacedSection, type Section } from '../syntax/sections.ts';
import type { Snapshot } from './snapshot.ts';

/** Names a finding across requests; it holds as long as the file's version. */
export interface FindingKey {
  readonly rule: string;
  readonly messageId: string;
  /** Index of the section in the file. */
  readonly document: number;
  /** JSON pointer of the place; of suppressions their offset in the section behind an `@`. */
  readonly pointer: string;
}

/** A finding where it stands in the file. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Lines and UTF-16 characters of the file. */
  readonly range: Range;
  /** Index of the section in the file. */
  readonly document: number;
  readonly key: FindingKey;
}

/** A finding that is not reported, where it stands, and why. */
export interface PlacedSuppression extends Omit<SuppressedFinding, 'finding'> {
  readonly placed: PlacedFinding;
}

/** All verdicts on a file. */
export interface Diagnosis {
  /** In the order of the text. */
  readonly findings: readonly PlacedFinding[];
  /** What is not reported because somebody said so, in the order of the text. */
  readonly suppressed: readonly PlacedSuppression[];
  /** Number of YAML documents with something in them. */
  readonly documents: number;
  /** Rules that threw, for the log. */
  readonly failures: readonly RuleFailure[];
  /** Why nothing was looked at, if so. */
  readonly problem: string | undefined;
  /** Whether some document is broken YAML; templates do not count. */
  readonly unparsable: boolean;
  /** Whether a document is, or was meant to be, a Kubernetes manifest. */
  readonly isManifest: boolean;
}

/** Judges a file. Sections that were judged before in the same context cost nothing. */
export const diagnose = derive((snapshot: Snapshot): Diagnosis => {
  const { sections } = snapshot.file;
  const isManifest = sections.some(({ section }) => looksLikeManifest(section));
  const verdicts = sections.map(({ section }) => judgeSection(section, snapshot.context));
  const findings = sections.flatMap((placed, document) => {
    const verdict = verdicts[document];
    const broken = isManifest ? yamlFindings(placed.section) : [];
    return [
      ...broken.map((finding) => placeIn(finding, placed, document)),
      ...(verdict ? placeAll(locateAll(verdict, placed.section), placed.startLine, document) : []),
    ];
  });
  const fileWide = reportFileWide(sections, verdicts, snapshot.context).flatMap(({ finding, document }) => {
    const placed = sections[document];
    return placed ? [placeIn(finding, placed, document)] : [];
  });
  return {
    findings: fileWide.length > 0 ? [...fileWide, ...findings].sort(inOrder) : findings,
    suppressed: sections.flatMap((placed, document) =>
      (verdicts[document]?.suppressed ?? []).map(({ finding, ...why }) => ({
        placed: placeIn(finding, placed, document),
        ...why,
      })),
    ),
    documents: sections.filter(({ section }) => hasContent(section)).length,
    failures: verdicts.flatMap(({ failures }) => failures),
    problem: snapshot.problem,
    unparsable: sections.some(({ section }) => isBroken(section)),
    isManifest,
  };
});

/** A finding with what can be said of its place as long as the section's text is the same. */
interface Located {
  readonly finding: Finding;
  /** Lines and characters of the section. */
  readonly range: Range;
  readonly pointer: string;
}

const locateAll = derive2((verdict: SectionVerdict, section: Section): readonly Located[] =>
  verdict.findings.map((finding) => locate(finding, section)),
);

function locate(finding: Finding, section: Section): Located {
  const lines = lineMapOf(section);
  const { start, end } = finding.span;
  const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
  // Several comments have one path: that of the document. A place tells them apart as well.
  const pointer = finding.category === 'suppression' ? `@${start}` : toPointer(finding.path);
  return { finding, range, pointer };
}

function placeIn(finding: Finding, { section, startLine }: PlacedSection, document: number): PlacedFinding {
  return place(locate(finding, section), startLine, document);
}

const inOrder = (a: PlacedFinding, b: PlacedFinding): number =>
  a.document - b.document ||
  a.finding.span.start - b.finding.span.start ||
  a.finding.span.end - b.finding.span.end;

function place({ finding, range, pointer }: Located, startLine: number, document: number): PlacedFinding {
  const { rule, messageId } = finding;
  return {
    finding,
    range: movedRange(range, startLine),
    document,
    key: { rule, messageId, document, pointer },
  };
}

/** Where the findings of a section stood last: an edit moves few sections of a file. */
interface LastPlace {
  readonly startLine: number;
  readonly document: number;
  readonly placed: readonly PlacedFinding[];
}

const lastPlaceOf = derive((_: readonly Located[]): { last?: LastPlace } => ({}));

function placeAll(all: readonly Located[], startLine: number, document: number): readonly PlacedFinding[] {
  const known = lastPlaceOf(all);
  const { last } = known;
  if (last && last.startLine === startLine && last.document === document) return last.placed;
  const placed = all.map((located) => place(located, startLine, document));
  known.last = { startLine, document, placed };
  return placed;
}

/** The range of a span of a section in the file. */
export function rangeOf(span: Span, { section, startLine }: PlacedSection): Range {
  const lines = lineMapOf(section);
  return movedRange({ start: lines.positionAt(span.start), end: lines.positionAt(span.end) }, startLine);
}

function hasContent(section: Section): boolean {
  const { root, problems } = parse(section);
  return problems.length > 0 || (root !== undefined && !(root.kind === 'scalar' && root.value === null));
}

/** Template expressions are not YAML yet: what does not parse there is not wrong. */
function isBroken(section: Section): boolean {
  const { problems, templated } = parse(section);
  return !templated && problems.some(({ id }) => id !== 'yaml-duplicate-key');
}

/**
 * A document with objects in it, or one whose broken text says both `apiVersion` and `kind`. Other YAML is none of our
 * business, broken or not.
 */
const looksLikeManifest = derive((section: Section): boolean => {
  if (resourcesOf(section).length > 0) return true;
  const { text } = section;
  return /^[ \t]*["']?apiVersion["']?\s*:/m.test(text) && /^[ \t]*["']?kind["']?\s*:/m.test(text);
});

/** What is wrong with the YAML itself. One syntax error gives one finding; what follows from it is not reported. */
const yamlFindings = derive((section: Section): readonly Finding[] => {
  const { problems, templated } = parse(section);
  return templated ? [] : problems.map((problem) => toFinding(problem, section));
});

function toFinding(problem: SyntaxProblem, section: Section): Finding {
  return {
    source: 'yaml',
    rule: problem.id,
    messageId: problem.id,
    message: problem.message,
    data: {},
    severity: 'error',
    category: 'yaml',
    pss: undefined,
    span: problem.span,
    path: [],
    resource: resourcesOf(section)[0],
    container: undefined,
    fixes: () => [],
  };
}
