import { derive } from '../../base/derive.ts';
import { lowerBound } from '../../base/lowerBound.ts';
import { lineMapOf, type PlacedSection, type Section } from '../../syntax/sections.ts';
import type { Snapshot } from '../snapshot.ts';

/** Lines that may be folded into the first of them. Zero-based; `end` is the last that is hidden. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | 'region' | undefined;
  /** How many others it stands in. */
  readonly depth: number;
}

/**
 * What may be folded in a file: documents where there are several, what is indented below a line, list items, runs of comments, and
 * what stands between `# region` and `# endregion`. By lines and indentation alone, so that half-typed text folds as well.
 */
export const foldsOf = derive((snapshot: Snapshot): readonly Fold[] => {
  const { sections } = snapshot.file;
  const several = sections.length > 1;
  return sections.flatMap((placed) => {
    const { folds, content } = foldsIn(placed.section);
    const inside = folds.map((fold) => move(fold, placed, several ? 1 : 0));
    if (!several || !content || content.end <= content.start) return inside;
    return [move({ ...content, kind: undefined, depth: 0 }, placed, 0), ...inside];
  });
});

/** The outermost folds, as many levels as fit into a number. */
export function outermost(folds: readonly Fold[], limit: number): readonly Fold[] {
  if (folds.length <= limit) return folds;
  const counts: number[] = [];
  for (const { depth } of folds) counts[depth] = (counts[depth] ?? 0) + 1;
  let levels = 0;
  for (let sum = counts[0] ?? 0; sum <= limit; sum += counts[levels] ?? 0) levels += 1;
  return folds.filter(({ depth }) => depth < levels);
}

function move({ start, end, kind, depth }: Fold, { startLine }: PlacedSection, deeper: number): Fold {
  return { start: start + startLine, end: end + startLine, kind, depth: depth + deeper };
}

interface OpenFold {
  readonly start: number;
  /** Lines of a greater rank are inside. */
  readonly rank: number;
  end: number;
}

interface Line {
  readonly kind: 'content' | 'marker' | 'comment' | 'region' | 'endregion';
  readonly number: number;
  /** Twice the columns before the text; an item counts as deeper than a key in its column: `containers:` above `- name` holds it. */
  readonly rank: number;
}

interface FoldsOfSection {
  readonly folds: readonly Fold[];
  /** The first line that is neither a marker nor a comment, which tells most when the rest is hidden, and the last with anything in it. */
  readonly content: { readonly start: number; readonly end: number } | undefined;
}

const foldsIn = derive((section: Section): FoldsOfSection => {
  const lines = linesOf(section);
  const folds = [...indentedFolds(lines), ...commentFolds(lines)];
  const first = lines.find(({ kind }) => kind === 'content');
  const last = lines.findLast(({ kind }) => kind !== 'marker');
  return {
    folds: folds.sort((a, b) => a.start - b.start || b.end - a.end),
    content: first && last && { start: first.number, end: last.number },
  };
});

/** The lines with anything in them. */
function linesOf(section: Section): Line[] {
  const { text } = section;
  const { starts } = lineMapOf(section);
  const lines: Line[] = [];
  for (const [number, start] of starts.entries()) {
    const end = starts[number + 1] ?? text.length;
    let first = start;
    while (first < end && isSpace(text[first])) first += 1;
    if (first === end) continue;
    const character = text[first];
    const isItem = character === '-' && isSpace(text[first + 1] ?? ' ');
    const isMarker =
      first === start &&
      (character === '-' || character === '.') &&
      MARKER.test(text.slice(first, first + 4));
    const kind = character === '#' ? commentKind(text.slice(first, end)) : isMarker ? 'marker' : 'content';
    lines.push({ kind, number, rank: 2 * (first - start) + (isItem ? 1 : 0) });
  }
  return lines;
}

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\r' || character === '\t';

const MARKER = /^(?:---|\.\.\.)(?:\s|$)/;

function commentKind(text: string): 'comment' | 'region' | 'endregion' {
  if (/^#\s*region\b/.test(text)) return 'region';
  return /^#\s*endregion\b/.test(text) ? 'endregion' : 'comment';
}

function indentedFolds(lines: readonly Line[]): Fold[] {
  const found: Fold[] = [];
  const open: OpenFold[] = [];
  for (const line of lines) {
    if (line.kind === 'marker') continue;
    if (line.kind !== 'content') {
      extend(open, line);
      continue;
    }
    close(open, line.rank, found);
    open.push({ start: line.number, rank: line.rank, end: line.number });
  }
  close(open, -1, found);
  return found;
}

/** A comment that is indented deeper than a line belongs to it, but says nothing of where others end. */
function extend(open: readonly OpenFold[], { rank, number }: Line): void {
  const owner = open[lowerBound(open, (fold) => fold.rank < rank) - 1];
  if (owner) owner.end = number;
}

function close(open: OpenFold[], rank: number, found: Fold[]): void {
  for (let last = open.at(-1); last && last.rank >= rank; last = open.at(-1)) {
    open.pop();
    const around = open.at(-1);
    if (around) around.end = Math.max(around.end, last.end);
    if (last.end > last.start)
      found.push({ start: last.start, end: last.end, kind: undefined, depth: open.length });
  }
}

/** Runs of comment lines, and regions. */
function commentFolds(lines: readonly Line[]): Fold[] {
  const found: Fold[] = [];
  const regions: number[] = [];
  let run: { readonly start: number; end: number } | undefined;
  const endRun = (): void => {
    if (run && run.end > run.start) found.push({ ...run, kind: 'comment', depth: 0 });
    run = undefined;
  };
  for (const { kind, number } of lines) {
    if (kind === 'comment' && run?.end === number - 1) {
      run.end = number;
      continue;
    }
    endRun();
    if (kind === 'comment') run = { start: number, end: number };
    if (kind === 'region') regions.push(number);
    const opened = kind === 'endregion' ? regions.pop() : undefined;
    if (opened !== undefined) found.push({ start: opened, end: number, kind: 'region', depth: 0 });
  }
  endRun();
  return found;
}
