import { derive } from '../base/derive.ts';
import { createLineMap } from '../base/lineMap.ts';

/**
 * One YAML document of a file, as text: the unit of work of everything above.
 *
 * A section object is reused as long as its text is unchanged, wherever it moves in the file, so that all values derived
 * from it stay valid.
 */
export interface Section {
  readonly text: string;
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

/** Only a line feed starts a line here, as for the parser: U+2028 and a lone carriage return may stand in a string. */
const MARKER = /(?<=^|\n)(?:---|\.\.\.)(?=[ \t\r\n]|$)/g;
const ONLY_PROLOGUE = /^\uFEFF?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)|%[^\r\n]*(?:\r\n?|\n))*$/;

/**
 * Offsets at which sections start. A section starts at a `---` line, or after a `...` line; comments and directives
 * before the first `---` belong to the document that it opens (YAML 1.2.2, 9.1 and 9.2).
 */
function sectionStarts(text: string): number[] {
  const starts = [0];
  let opened = false;
  for (const match of text.matchAll(MARKER)) {
    const current = starts.at(-1) ?? 0;
    if (match[0] === '...') {
      const lineEnd = text.indexOf('\n', match.index);
      if (lineEnd >= 0 && lineEnd + 1 < text.length) starts.push(lineEnd + 1);
      opened = false;
      continue;
    }
    if (match.index !== current && (opened || !ONLY_PROLOGUE.test(text.slice(current, match.index)))) {
      starts.push(match.index);
    }
    opened = true;
  }
  return starts;
}

/** A copy that does not keep the text it was cut from alive. */
function detach(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/**
 * Cuts a file into sections and takes over the section objects of an earlier version whose text is the same.
 */
export function splitSections(text: string, previous?: SourceFile): SourceFile {
  const starts = sectionStarts(text);
  const reusable = new Map(previous?.sections.map(({ section }) => [section.text, section]));
  let startLine = 0;
  const sections = starts.map((start, index): PlacedSection => {
    const end = starts[index + 1] ?? text.length;
    const part = text.slice(start, end);
    const section = reusable.get(part) ?? { text: starts.length > 1 ? detach(part) : part };
    const placed = { section, start, startLine };
    startLine += lineMapOf(section).lineBreaks;
    return placed;
  });
  return { text, sections };
}
