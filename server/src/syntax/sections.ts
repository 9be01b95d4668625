import { derive } from '../base/derive.ts';
import { detach } from '../base/intern.ts';
import { createLineMap } from '../base/lineMap.ts';

/**
 * One YAML document of a file, as text: the unit of work of everything above.
 *
 * A section object is reused as long as its text is unchanged, wherever it moves in the file, so that all values derived
 * from it stay valid.
 */
export interface Section {
  readonly text: string;
  /** What the document is by the name of its file, where it does not say so itself. */
  readonly implied?: ImpliedKind | undefined;
  /** Whether the document is merged into another one, which has what is missing here. */
  readonly patch?: true;
}

/** What all documents of a file are. */
export interface FileRole {
  /** The same object for all versions of the file. */
  readonly implied?: ImpliedKind | undefined;
  readonly patch?: boolean | undefined;
}

/** An API version and kind that are not written. */
export interface ImpliedKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** A section and where it starts in its file. */
export interface PlacedSection {
  readonly section: Section;
  /** UTF-16 offset of the section's first character in the file. */
  readonly start: number;
  /** Zero-based line of the section's first character; a section always starts a line. */
  readonly startLine: number;
}

/** A file cut into sections. */
export interface SourceFile {
  readonly text: string;
  readonly sections: readonly PlacedSection[];
}

/** Offsets and positions within a section's text. */
export const lineMapOf = derive((section: Section) => createLineMap(section.text));

/** Whether only blank lines, comments and directives stand between two offsets, the first of which starts a line. */
function isPrologue(text: string, start: number, end: number): boolean {
  for (let at = start === 0 && text.startsWith('\uFEFF') ? 1 : start; at < end; at = nextLine(text, at)) {
    if (text[at] === '%') continue;
    let first = at;
    while (text[first] === ' ' || text[first] === '\t') first += 1;
    const character = text[first];
    const blank = character === '\n' || character === '\r' || character === undefined;
    if (!blank && character !== '#') return false;
  }
  return true;
}

function nextLine(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

function isMarkerAt(text: string, offset: number): boolean {
  const after = text[offset + 3];
  return (
    (text.startsWith('---', offset) || text.startsWith('...', offset)) &&
    (after === undefined || after === ' ' || after === '\t' || after === '\r' || after === '\n')
  );
}

/**
 * Offsets of the `---` and `...` lines. Only a line feed starts a line here, as for the parser: U+2028 and a lone carriage
 * return may stand in a string.
 */
function markers(text: string): number[] {
  const found = isMarkerAt(text, 0) ? [0] : [];
  for (const start of ['\n---', '\n...']) {
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      if (isMarkerAt(text, at + 1)) found.push(at + 1);
    }
  }
  return found.sort((a, b) => a - b);
}

/**
 * Offsets at which sections start. A section starts at a `---` line, or after a `...` line; comments and directives
 * before the first `---` belong to the document that it opens (YAML 1.2.2, 9.1 and 9.2).
 */
function sectionStarts(text: string): number[] {
  const starts = [0];
  let opened = false;
  for (const marker of markers(text)) {
    const current = starts.at(-1) ?? 0;
    if (text[marker] === '.') {
      const next = nextLine(text, marker);
      if (next < text.length) starts.push(next);
      opened = false;
      continue;
    }
    if (marker !== current && (opened || !isPrologue(text, current, marker))) starts.push(marker);
    opened = true;
  }
  return starts;
}

/**
 * Cuts a file into sections and takes over the section objects of an earlier version whose text is the same. Sections of one
 * text are one object.
 *
 * @param role what its documents are, besides what they say
 */
export function splitSections(text: string, previous?: SourceFile, role: FileRole = {}): SourceFile {
  const starts = sectionStarts(text);
  const before = previous?.sections.filter(({ section }) => hasRole(section, role)) ?? [];
  const known = new Map(before.map(({ section }) => [section.text, section]));
  let startLine = 0;
  const sections = starts.map((start, index): PlacedSection => {
    const end = starts[index + 1] ?? text.length;
    const part = text.slice(start, end);
    const section = known.get(part) ?? newSection(starts.length > 1 ? detach(part) : part, role);
    known.set(section.text, section);
    const placed = { section, start, startLine };
    startLine += lineMapOf(section).lineBreaks;
    return placed;
  });
  return { text, sections };
}

function hasRole(section: Section, { implied, patch = false }: FileRole): boolean {
  return section.implied === implied && (section.patch ?? false) === patch;
}

function newSection(text: string, { implied, patch }: FileRole): Section {
  return { text, ...(implied ? { implied } : {}), ...(patch ? { patch } : {}) };
}
