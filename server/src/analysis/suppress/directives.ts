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
  const suppressions: Suppression[] = [];
  const fileWide: Suppression[] = [];
  const idleEnables: Directive[] = [];
  const enables = directives.filter(({ verb }) => verb === 'enable');
  const blocks = directives.filter(({ verb }) => verb === 'disable');
  for (const directive of directives) {
    if (directive.verb === 'enable') {
      const endsOne = blocks.some((block) => endsOf(block, [directive], section).size > 0);
      if (!endsOne) idleEnables.push(directive);
      continue;
    }
    const suppression = toSuppression(directive, enables, section);
    (directive.verb === 'disable-file' ? fileWide : suppressions).push(suppression);
  }
  return { suppressions, fileWide, idleEnables };
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
  const { statement, text, offset, span } = directive;
  const ending = directive.verb === 'disable' ? enables.filter((enable) => endsBlock(enable, directive)) : [];
  const own: OwnSyntax = {
    statement,
    text,
    offset,
    value: undefined,
    enables: ending,
    isAtTop: directive.verb === 'disable-file' && isAtTop(section.text, span.start),
  };
  return {
    by: 'comment',
    names: statement.rules.map((word): Named => ({ rule: word.text, span: shifted(word.at, offset) })),
    reason: statement.reason,
    until: statement.until,
    reach: reachOf(directive, ending, section),
    span,
    path: [],
    own,
  };
}

/** Moves a span of a statement to where the statement stands. */
export function shifted({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

function reachOf(directive: Directive, ending: readonly Directive[], section: Section): Reach {
  switch (directive.verb) {
    case 'disable-file':
      return { kind: 'file' };
    case 'disable':
      return { kind: 'block', start: directive.span.start, ends: endsOf(directive, ending, section) };
    case 'disable-line':
      return { kind: 'line', line: directive.line };
    default:
      return { kind: 'line', line: nextContentLine(section, directive.line) };
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

function endsBlock(enable: Directive, block: Directive): boolean {
  if (enable.offset < block.offset) return false;
  const { rules } = enable.statement;
  return (
    rules.length === 0 || rules.some(({ text }) => block.statement.rules.some((rule) => rule.text === text))
  );
}

/** Where a block ends, by rule: at the first comment that says so, an `enable` without rules ends all. */
function endsOf(block: Directive, enables: readonly Directive[], section: Section): Map<string, number> {
  const ends = new Map<string, number>();
  for (const enable of enables) {
    if (!endsBlock(enable, block) || enable.offset > section.text.length) continue;
    const named = enable.statement.rules.map(({ text }) => text);
    for (const { text } of block.statement.rules) {
      if (!ends.has(text) && (named.length === 0 || named.includes(text))) ends.set(text, enable.span.start);
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
