import { Lexer } from 'yaml';
import { derive } from '../base/derive.ts';
import type { Span } from '../base/span.ts';
import type { Section } from './sections.ts';

/** A comment from its `#` to the end of its line, without blanks at the end. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** What the lexer says between pieces of the text; these stand nowhere in it. */
const DOCUMENT = '\u0002';
const FLOW_END = '\u0018';
const SCALAR = '\u001F';

/** The comments of a section with their places. What looks like one in a string or a block of text is none. */
export const commentsOf = derive(({ text }: Section): readonly Comment[] => {
  if (!text.includes('#')) return [];
  const found: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === SCALAR || lexeme === DOCUMENT || lexeme === FLOW_END) {
      isScalar = lexeme === SCALAR;
      continue;
    }
    if (!isScalar && lexeme.startsWith('#')) {
      const comment = lexeme.trimEnd();
      found.push({ text: comment, span: { start: offset, end: offset + comment.length } });
    }
    isScalar = false;
    offset += lexeme.length;
  }
  return found;
});
