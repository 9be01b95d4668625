import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import { derive } from '../base/derive.ts';
import type { Section } from './sections.ts';
import type { TextError } from './syntaxErrors.ts';

/** Deeper nesting than this is refused. The API server's decoder stops at 10,000; no manifest comes near. */
export const MAX_DEPTH = 500;

/** A text with more stray tokens than this is no YAML; the rest of it is not read. */
const MAX_STRAY_TOKENS = 100;

/** The library's view of a text. */
export interface Composed {
  /** Undefined where the text was not read to its end. */
  readonly document: Document.Parsed | undefined;
  /** Levels of nesting. */
  readonly depth: number;
  /** Where a text is nested deeper than `MAX_DEPTH`. */
  readonly tooDeepAt: number | undefined;
  /** The first error of a text with too many of them. */
  readonly error: TextError | undefined;
}

/** Composes the first document of a text. */
export function compose(text: string, keepSourceTokens: boolean): Composed {
  return withoutStackTraces(() => {
    const tokens = tokenize(text);
    if ('tooDeepAt' in tokens) return { document: undefined, error: undefined, depth: MAX_DEPTH, ...tokens };
    if ('error' in tokens) return { document: undefined, tooDeepAt: undefined, depth: 0, ...tokens };
    const { depth, tooDeepAt } = measureDepth(tokens);
    if (tooDeepAt !== undefined) return { document: undefined, depth, tooDeepAt, error: undefined };
    // `failsafe` leaves plain scalars alone (scalar.ts resolves them); duplicate keys are found in linear time elsewhere.
    const composer = new Composer({
      keepSourceTokens,
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const [document] = [...composer.compose(tokens, true, text.length)];
    return { document, depth, tooDeepAt, error: undefined };
  });
}

/** The library's document of a section with source tokens, for edits on the concrete syntax. */
export const composeSection = derive((section: Section): Composed => compose(section.text, true));

/** The library makes an exception of each syntax error. Where it was made takes most of the time and tells nothing. */
function withoutStackTraces<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** The concrete syntax of a text, or why it was not read to its end. */
function tokenize(
  text: string,
): CST.Token[] | Pick<Composed, 'tooDeepAt'> | Required<Pick<Composed, 'error'>> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const stray: (CST.Token & { type: 'error' })[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') stray.push(token);
    }
    // The document and a scalar are on the stack, too.
    if (parser.stack.length > MAX_DEPTH + 3) return { tooDeepAt: parser.offset };
    const [first] = stray;
    if (first && stray.length > MAX_STRAY_TOKENS) {
      const { message, offset, source } = first;
      const pos: [number, number] = [offset, offset + source.length];
      return { error: { code: 'UNEXPECTED_TOKEN', message: `${message}: ${JSON.stringify(source)}`, pos } };
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

/** How deep tokens are nested, found without recursion; stops at the first that is too deep. */
function measureDepth(tokens: readonly CST.Token[]): Pick<Composed, 'depth' | 'tooDeepAt'> {
  let deepest = 0;
  const pending: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    deepest = Math.max(deepest, depth);
    if (depth > MAX_DEPTH) return { depth, tooDeepAt: token.offset };
    if (token.type === 'document' && token.value) pending.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) pending.push({ token: item.key, depth: depth + 1 });
      if (item.value && 'items' in item.value) pending.push({ token: item.value, depth: depth + 1 });
    }
  }
  return { depth: deepest, tooDeepAt: undefined };
}
