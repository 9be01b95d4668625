import { derive } from '../../base/derive.ts';
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
  const enables = new Set(directives.filter(({ verb }) => verb === 'enable'));
  const ending = new Set<Directive>();
  const below = new EnablesBelow();
  // From the end, so that what ends a block is known when it begins.
  for (const directive of directives.toReversed()) {
    if (enables.has(directive)) {
      below.add(directive);
      continue;
    }
    const suppression = toSuppression(directive, below, section);
    for (const enable of suppression.own?.enables ?? []) ending.add(enable);
    (directive.verb === 'disable-file' ? fileWide : suppressions).push(suppression);
  }
  return {
    suppressions: suppressions.reverse(),
    fileWide: fileWide.reverse(),
    idleEnables: [...enables].filter((enable) => !ending.has(enable)),
  };
}

/** The comments that end blocks, of those below the place at hand. */
class EnablesBelow {
  readonly #byRule = new Map<string, Directive>();
  #all: Directive | undefined;

  add(enable: Directive): void {
    const { rules } = enable.statement;
    if (rules.length === 0) this.#all = enable;
    for (const { text } of rules) this.#byRule.set(text, enable);
  }

  /** The nearest one that ends a block of each rule. */
  endsOf({ statement }: Directive): Map<string, Directive> {
    const ends = new Map<string, Directive>();
    for (const { text } of statement.rules) {
      const [own, all] = [this.#byRule.get(text), this.#all];
      const nearest = own && all ? (own.offset < all.offset ? own : all) : (own ?? all);
      if (nearest) ends.set(text, nearest);
    }
    return ends;
  }
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

function toSuppression(directive: Directive, below: EnablesBelow, section: Section): Suppression {
  const { verb, statement, text, offset, span } = directive;
  const ends = verb === 'disable' ? below.endsOf(directive) : new Map<string, Directive>();
  const own: OwnSyntax = {
    statement,
    text,
    offset,
    value: undefined,
    enables: [...new Set(ends.values())],
    isAtTop: verb === 'disable-file' && span.start < topOf(section),
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
  return contentLines(section)[line + 1] ?? line + 1;
}

/** For each line of a section: itself, or for a comment line the next one that is none. */
const contentLines = derive((section: Section): Uint32Array => {
  const { starts } = lineMapOf(section);
  const found = new Uint32Array(starts.length + 1).fill(starts.length);
  for (let line = starts.length - 1; line >= 0; line -= 1) {
    const isComment = /^[ \t]*#/.test(section.text.slice(starts[line], starts[line + 1]));
    found[line] = isComment ? (found[line + 1] ?? line) : line;
  }
  return found;
});

/** Where a section's first comment block ends: with the first line that is neither blank nor comment, directive or document marker. */
const topOf = derive(({ text }: Section): number => {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed + 1;
    if (!/^(?:%.*|(?:---)?\s*(?:#.*)?)$/.test(text.slice(start, end).trimEnd())) return start;
    start = end;
  }
  return text.length;
});
