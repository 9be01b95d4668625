import type { YAMLParseError } from 'yaml';
import type { SyntaxProblem } from './problem.ts';

const MESSAGES: Partial<Record<YAMLParseError['code'], string>> = {
  BAD_INDENT: 'The indentation here does not fit the lines around it.',
  TAB_AS_INDENT: 'Tabs cannot indent YAML. Use spaces.',
  BLOCK_AS_IMPLICIT_KEY:
    'Two mappings on one line. A value is missing its line break, or a quote is missing around text with a colon.',
  MULTILINE_IMPLICIT_KEY: 'This line has no colon. A key needs a colon and a space after it.',
  BAD_SCALAR_START: 'A value cannot start with this character. Put it in quotes.',
  BAD_DQ_ESCAPE: 'Unknown escape sequence in double quotes. Use single quotes, or write the backslash twice.',
};

/** An error of the library, with offsets in the section. */
export type TextError = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** What an error means to the author of a text. */
export function describe(error: TextError, text: string): SyntaxProblem {
  const id = error.code === 'RESOURCE_EXHAUSTION' ? 'yaml-too-deep' : 'yaml-syntax';
  const code =
    error.code === 'BLOCK_AS_IMPLICIT_KEY' && nextLineTooDeep(error, text) ? 'BAD_INDENT' : error.code;
  const start = code === error.code ? error.pos[0] : (nextLineTooDeep(error, text) ?? error.pos[0]);
  const lineEnd = start + (/[\r\n]|$/.exec(text.slice(start))?.index ?? 0);
  const end = code === error.code ? Math.min(error.pos[1], lineEnd) : lineEnd;
  const span = { start, end: Math.max(end, Math.min(start + 1, text.length)) };
  return { id, message: MESSAGES[code] ?? `${error.message}.`, span };
}

/**
 * A key that is indented too deep reads as a continuation of the value above it, and the parser complains up there. Returns
 * the offset of that key, or undefined where the complaint is about its own line.
 */
function nextLineTooDeep(error: TextError, text: string): number | undefined {
  const rest = text.slice(error.pos[0]);
  const match = /^[^:\r\n]*\r?\n[ ]*(?=[^\s#][^\r\n]*:)/.exec(rest);
  return match ? error.pos[0] + match[0].length : undefined;
}
