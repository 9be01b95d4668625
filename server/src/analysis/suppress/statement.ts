import type { Span } from '../../base/span.ts';

/** A word of a statement and where it stands in the statement's text. */
export interface Word {
  readonly text: string;
  readonly at: Span;
}

/** What a suppression says: `RULE[,RULE] [until=DAY] -- reason`. */
export interface Statement {
  readonly rules: readonly Word[];
  /** Empty where none is given. */
  readonly reason: string;
  /** What stands behind `until=`, a day or not. */
  readonly until: string | undefined;
  /** Words before `--`, or without one, that are neither rules nor a day: most likely a reason that lacks its dashes. */
  readonly stray: Word | undefined;
  /** Whether `--` is there, and where it ends. */
  readonly dashes: number | undefined;
  /** Where the statement ends, without blanks. */
  readonly end: number;
}

const RULE_ID = '(?!until=)[A-Za-z0-9*][\\w.*/-]*';
const RULES = new RegExp(`^\\s*(${RULE_ID}(?:\\s*,\\s*${RULE_ID})*)?\\s*,?`);
const UNTIL = /(?:^|\s)until=(\S*)/;

/** Reads a statement; never fails. */
export function readStatement(text: string): Statement {
  const list = RULES.exec(text);
  const after = list?.[0].length ?? 0;
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(text.slice(after));
  const bodyEnd = dashes ? after + dashes.index : text.length;
  const dashesEnd = dashes ? bodyEnd + dashes[0].length : undefined;
  const body = text.slice(after, bodyEnd);
  const tail = dashesEnd === undefined ? '' : text.slice(dashesEnd);
  const until = UNTIL.exec(body) ?? UNTIL.exec(tail);
  const stray = body.replace(UNTIL, ' ').trim();
  const strayStart = stray === '' ? -1 : text.indexOf(stray.split(/\s/)[0] ?? stray, after);
  return {
    rules: wordsOf(list?.[1], text),
    reason: tail.replace(UNTIL, '').replace(/\s+/g, ' ').trim(),
    until: until?.[1],
    stray: strayStart < 0 ? undefined : { text: stray, at: { start: strayStart, end: bodyEnd } },
    dashes: dashesEnd,
    end: text.trimEnd().length,
  };
}

function wordsOf(list: string | undefined, text: string): Word[] {
  if (list === undefined) return [];
  const start = text.indexOf(list);
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: word, index }) => ({
    text: word,
    at: { start: start + index, end: start + index + word.length },
  }));
}
