import type { Finding } from '../analysis/finding.ts';
import { judgeSection, type RuleFailure } from '../analysis/judge.ts';
import { derive } from '../base/derive.ts';
import { toPointer } from '../base/path.ts';
import type { Range, Span } from '../base/span.ts';
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
  /** JSON pointer of the place. */
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

/** All verdicts on a file. */
export interface Diagnosis {
  /** In the order of the text. */
  readonly findings: readonly PlacedFinding[];
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
    const found = verdicts[document]?.findings ?? [];
    const broken = isManifest ? yamlFindings(placed.section) : [];
    return [...broken, ...found].map((finding) => place(finding, placed, document));
  });
  return {
    findings,
    documents: sections.filter(({ section }) => hasContent(section)).length,
    failures: verdicts.flatMap(({ failures }) => failures),
    problem: snapshot.problem,
    unparsable: sections.some(({ section }) => isBroken(section)),
    isManifest,
  };
});

/** The range of a span of a section in the file. */
export function rangeOf(span: Span, { section, startLine }: PlacedSection): Range {
  const lines = lineMapOf(section);
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    start: { line: start.line + startLine, character: start.character },
    end: { line: end.line + startLine, character: end.character },
  };
}

function place(finding: Finding, placed: PlacedSection, document: number): PlacedFinding {
  const { rule, messageId, path, span } = finding;
  const key = { rule, messageId, document, pointer: toPointer(path) };
  return { finding, range: rangeOf(span, placed), document, key };
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
