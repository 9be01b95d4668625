import type { Path } from '../../base/path.ts';
import { applyChanges, type Span, type TextChange } from '../../base/span.ts';
import type { Fix } from '../../rules/rule.ts';
import { markTabStop } from '../../syntax/edit/tabStops.ts';
import { shifted } from './directives.ts';
import type { Directive, Named, OwnSyntax, Suppression } from './suppression.ts';

/** Stands where a reason is to be written. */
export const REASON = 'reason';

const PLAIN = { safety: 'unsafe', caution: 'its reason goes with it' } as const;

/** Removes a suppression, and the comments that end its block. */
export function removeSuppression(text: string, suppression: Suppression, title: string): Fix[] {
  const { own, span, path } = suppression;
  if (!own) return [];
  if (own.value) return [{ title, ...PLAIN, operations: [withoutLine(own, path)] }];
  const rules = suppression.names.map(({ rule }) => rule);
  const ends = own.enables.flatMap((enable) => removeFromEnable(text, enable, rules));
  return [{ title, ...PLAIN, operations: [], changes: [removeComment(text, span), ...ends] }];
}

/** Removes one of the rules that a suppression names; the suppression where it is the only one. */
export function removeName(text: string, suppression: Suppression, named: Named): Fix[] {
  const { own, names, path } = suppression;
  if (names.length < 2) return removeSuppression(text, suppression, 'Remove the suppression');
  const index = names.indexOf(named);
  const change = own && removeWord(own.statement.rules, index);
  if (!own || !change) return [];
  const title = `Remove "${named.rule}" from the suppression`;
  if (own.value) return [{ title, ...PLAIN, operations: [inValue(own, path, [change])] }];
  const ends = own.enables.flatMap((enable) => removeFromEnable(text, enable, [named.rule]));
  const changes = [{ ...change, ...shifted(change, own.offset ?? 0) }, ...ends];
  return [{ title, ...PLAIN, operations: [], changes }];
}

/** Removes a comment that ends nothing. */
export function removeDirective(text: string, { span }: Directive): Fix[] {
  return [
    { title: 'Remove the comment', safety: 'unsafe', operations: [], changes: [removeComment(text, span)] },
  ];
}

/** Writes other rules in the place of one that does not exist. */
export function replaceName(suppression: Suppression, named: Named, rules: readonly string[]): Fix[] {
  const { own, names, path } = suppression;
  const word = own?.statement.rules[names.indexOf(named)];
  if (!own || !word) return [];
  const change = { ...word.at, newText: rules.join(',') };
  const title = `Change "${named.rule}" to "${change.newText}"`;
  const fix = { title, safety: 'unsafe', asks: true } as const;
  if (own.value) return [{ ...fix, operations: [inValue(own, path, [change])] }];
  return [{ ...fix, operations: [], changes: [{ ...change, ...shifted(change, own.offset ?? 0) }] }];
}

/** Puts the cursor where the reason belongs, or the dashes before what seems to be one. */
export function addReason(text: string, { own, path, span }: Suppression): Fix[] {
  if (!own) return [];
  const { stray, dashes, end } = own.statement;
  const at = stray ? stray.at.start : end;
  const lead = stray ? '-- ' : dashes === undefined ? ' -- ' : ' ';
  const fix = {
    title: stray ? 'Put "--" before the reason' : 'Give the reason',
    safety: 'unsafe',
    asks: true,
  } as const;
  const newText = stray ? lead : `${lead}${markTabStop(REASON)}`;
  const change = (offset: number): TextChange => ({ start: at + offset, end: at + offset, newText });
  if (own.offset !== undefined) return [{ ...fix, operations: [], changes: [change(own.offset)] }];
  const place = sourceOfValue(text, span, own);
  if (place === undefined) return [];
  const plain = stray ? lead : `${lead}${REASON}`;
  return [
    {
      ...fix,
      operations: [inValue(own, path, [{ start: at, end: at, newText: plain }])],
      changes: [change(place)],
    },
  ];
}

/** Where the text of an annotation's only line begins in the section, if it is written as it is read. */
function sourceOfValue(text: string, span: Span, { value, text: line }: OwnSyntax): number | undefined {
  if (!value || value.text !== line) return undefined;
  const source = text.slice(span.start, span.end);
  if (source === line) return span.start;
  const isQuoted = source.length === line.length + 2 && source.slice(1, -1) === line && /^["']/.test(source);
  return isQuoted ? span.start + 1 : undefined;
}

/** Sets the annotation to its value with changes in the line of a statement. */
function inValue({ value, text }: OwnSyntax, path: Path, changes: readonly TextChange[]) {
  const lines = (value?.text ?? '').split('\n');
  const before = (value?.text ?? '').slice(0, value?.at.start).split('\n').length - 1;
  const changed = lines.with(before, applyChanges(text, changes)).join('\n');
  return { kind: 'set', path, value: changed } as const;
}

/** Takes the line of a statement out of the annotation, and the annotation away where nothing else is in it. */
function withoutLine({ value }: OwnSyntax, path: Path) {
  const text = value?.text ?? '';
  const before = text.slice(0, value?.at.start).split('\n').length - 1;
  const left = text.split('\n').filter((line, index) => index !== before && line.trim() !== '');
  return left.length === 0
    ? ({ kind: 'remove', path } as const)
    : ({ kind: 'set', path, value: left.join('\n') } as const);
}

function removeFromEnable(text: string, enable: Directive, rules: readonly string[]): TextChange[] {
  const words = enable.statement.rules;
  const left = words.filter((word) => !rules.includes(word.text));
  // Without rules it ends every block; those are not all ours to know.
  if (words.length === 0) return [];
  if (left.length === 0) return [removeComment(text, enable.span)];
  return words.flatMap((word, index) => {
    const change = rules.includes(word.text) ? removeWord(words, index) : undefined;
    return change ? [{ ...change, ...shifted(change, enable.offset) }] : [];
  });
}

/** Removes one of several words and a comma beside it. */
function removeWord(words: readonly { readonly at: Span }[], index: number): TextChange | undefined {
  const [word, previous, next] = [words[index], words[index - 1], words[index + 1]];
  if (!word) return undefined;
  if (previous) return { start: previous.at.end, end: word.at.end, newText: '' };
  return next && { start: word.at.start, end: next.at.start, newText: '' };
}

/** Removes a comment: its line where nothing else is on it, else what stands between it and the code. */
function removeComment(text: string, { start, end }: Span): TextChange {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const mark = from === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  const before = text.slice(from + mark, start);
  const lineFeed = text.indexOf('\n', end);
  const lineEnd = lineFeed < 0 ? text.length : text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
  const after = text.slice(end, lineEnd);
  if (after.trim() !== '') return { start, end: end + after.length - after.trimStart().length, newText: '' };
  if (before.trim() !== '')
    return { start: from + mark + before.trimEnd().length, end: lineEnd, newText: '' };
  if (lineFeed >= 0) return { start: from + mark, end: lineFeed + 1, newText: '' };
  const breakLength = /\r?\n$/.exec(text.slice(0, from))?.[0].length ?? 0;
  return { start: from + mark - (mark ? 0 : breakLength), end: lineEnd, newText: '' };
}
