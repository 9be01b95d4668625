import { Composer, type CST, type Document, Parser } from 'yaml';
import { derive } from '../base/derive.ts';
import type { Section } from './sections.ts';

/** Deeper nesting than this is refused. The API server's decoder stops at 10,000; no manifest comes near. */
export const MAX_DEPTH = 500;

/** The library's view of a text. */
export interface Composed {
  /** Undefined where the text is nested too deep. */
  readonly document: Document.Parsed | undefined;
  /** Levels of nesting. */
  readonly depth: number;
  /** Offset of the first token found deeper than `MAX_DEPTH`. */
  readonly tooDeepAt: number | undefined;
}

/** Composes the first document of a text. */
export function compose(text: string, keepSourceTokens: boolean): Composed {
  const tokens = [...new Parser().parse(text)];
  const { depth, tooDeepAt } = measureDepth(tokens);
  if (tooDeepAt !== undefined) return { document: undefined, depth, tooDeepAt };
  // `failsafe` leaves plain scalars alone (scalar.ts resolves them); duplicate keys are found in linear time elsewhere.
  const composer = new Composer({
    keepSourceTokens,
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [document] = [...composer.compose(tokens, true, text.length)];
  return { document, depth, tooDeepAt };
}

/** The library's document of a section with source tokens, for edits on the concrete syntax. */
export const composeSection = derive((section: Section): Composed => compose(section.text, true));

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
