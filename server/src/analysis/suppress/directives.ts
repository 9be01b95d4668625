import type { Span } from '../../base/span.ts';
import { type Comment, commentsOf } from '../../syntax/comments.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';
import { readStatement } from './statement.ts';
import type { Directive, Named, OwnSyntax, Reach, Suppression, Verb } from './suppression.ts';

/** The suppression comments of a section. */
export interface Comments {
  /** All but those for the whole file. */
  readonly suppressions: readonly Suppression[];
  /** Those for the whole file, wherever they stand. */
  readonly fileWide: readonly Suppression[];
  /** `enable` comments that end nothing. */
  readonly idleEnables: readonly Directive[];
}

/** One of ours begins at a `#` of the comment and reaches to the next one, or the end. */
const DIRECTIVE =
  /(?:^|\s)(#+\s*manifest-guard-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-]))(.*?)(?=\s#+\s*(?:manifest-guard-|trivy:ignore:)|$)/g;

/** Reads the suppression comments of a section in our own syntax. */
export function readComments(section: Section): Comments {
  const directives = commentsOf(section).flatMap((comment) => directivesIn(comment, section));
  const enables = directives.filter(({ verb }) => verb === 'enable');
  const suppressions: Suppression[] = [];
  const fileWide: Suppression[] = [];
  const ending = new Set<Directive>();
  for (const directive of directives) {
    if (directive.verb === 'enable') continue;
    const suppression = toSuppression(directive, enables, section);
    for (const enable of suppression.own?.enables ?? []) ending.add(enable);
    (directive.verb === 'disable-file' ? fileWide : suppressions).push(suppression);
  }
  return { suppressions, fileWide, idleEnables: enables.filter((enable) => !ending.has(enable)) };
}

function directivesIn({ text, span }: Comment, section: Section): Directive[] {
  return [...text.matchAll(DIRECTIVE)].map((match): Directive => {
    const [whole, head = '', verb = '', tail = ''] = match;
    const start = span.start + match.index + (whole.length - head.length - tail.length);
    const offset = start + head.length;
    const statement = readStatement(tail);
    return {
      verb: verb as Verb,
      statement,
      text: tail,
      offset,
      span: { start, end: offset + statement.end },
      line: lineMapOf(section).positionAt(start).line,
    };
  });
}

function toSuppression(directive: Directive, enables: readonly Directive[], section: Section): Suppression {
  const { verb, statement, text, offset, span } = directive;
  const ends = verb === 'disable' ? endsOf(directive, enables) : new Map<string, Directive>();
  const own: OwnSyntax = {
    statement,
    text,
    offset,
    value: undefined,
    enables: [...new Set(ends.values())],
    isAtTop: verb === 'disable-file' && isAtTop(section.text, span.start),
  };
  return {
    by: 'comment',
    names: statement.rules.map((word): Named => ({ rule: word.text, span: shifted(word.at, offset) })),
    reason: statement.reason,
    until: statement.until,
    reach: reachOf(directive, ends, section),
    span,
    path: [],
    foreign: false,
    own,
  };
}

/** Moves a span of a statement to where the statement stands. */
export function shifted({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

function reachOf(
  { verb, span, line }: Directive,
  ends: ReadonlyMap<string, Directive>,
  section: Section,
): Reach {
  switch (verb) {
    case 'disable-file':
      return { kind: 'file' };
    case 'disable': {
      const offsets = [...ends].map(([rule, enable]) => [rule, enable.span.start] as const);
      return { kind: 'block', start: span.start, ends: new Map(offsets) };
    }
    case 'disable-line':
      return { kind: 'line', line };
    default:
      return { kind: 'line', line: nextContentLine(section, line) };
  }
}

/** The line below a comment; further comment lines between them are skipped, so that comments can be stacked. */
export function nextContentLine(section: Section, line: number): number {
  const { starts } = lineMapOf(section);
  let next = line + 1;
  while (next < starts.length && /^[ \t]*#/.test(lineAt(section, next))) next += 1;
  return next;
}

function lineAt(section: Section, line: number): string {
  const { starts } = lineMapOf(section);
  return section.text.slice(starts[line], starts[line + 1]);
}

/** What ends a block, by rule: the first comment behind it that names the rule, or none at all. */
function endsOf(block: Directive, enables: readonly Directive[]): Map<string, Directive> {
  const ends = new Map<string, Directive>();
  for (const enable of enables) {
    if (enable.offset < block.offset) continue;
    const named = enable.statement.rules.map(({ text }) => text);
    for (const { text } of block.statement.rules) {
      if (!ends.has(text) && (named.length === 0 || named.includes(text))) ends.set(text, enable);
    }
  }
  return ends;
}

/** Whether nothing but comments, blank lines, directives and the document's marker stands before an offset. */
function isAtTop(text: string, offset: number): boolean {
  const before = text.slice(0, text.lastIndexOf('\n', offset - 1) + 1).replace(/^\uFEFF/, '');
  const lead = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).replace(/^\uFEFF/, '');
  return (
    /^(?:---)?\s*(?:#.*)?$/.test(lead) &&
    before.split('\n').every((line) => /^\s*(?:#.*)?$|^%|^---\s*(?:#.*)?$/.test(line.trimEnd()))
  );
}
