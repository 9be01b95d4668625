import { type CST, isAlias, isCollection, isNode, isPair, Parser, parseAllDocuments } from 'yaml';

/** A plain value, as a YAML library other than the engine's own view of it gives it. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Every comment of a text, in its order, with its `#`, as the parser's tokens have it. */
export function commentsOf(text: string): string[] {
  const comments: string[] = [];
  const pending: unknown[] = [...new Parser().parse(text)].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next)) pending.push(...[...next].reverse());
    else if (typeof next === 'object' && next !== null) {
      const token = next as Partial<CST.SourceToken> & Record<string, unknown>;
      if (token.type === 'comment') comments.push(String(token.source).trimEnd());
      else pending.push(...PARTS.map((part) => token[part]).filter((part) => part !== undefined));
    }
  }
  return comments;
}

/** The parts of a token that hold tokens, last first. */
const PARTS = ['end', 'value', 'sep', 'key', 'items', 'props', 'start'];

/** A file read by the library alone: the errors of its documents, and their values. */
export interface Reading {
  readonly errors: readonly string[];
  /** Undefined for a document with an error, and for one whose aliases expand to very much. */
  readonly values: readonly (Plain | undefined)[];
}

/** Reads a file as YAML 1.1 with merge keys, without any code of the engine. */
export function readIndependently(text: string): Reading {
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return { errors: [], values: [] };
  return {
    errors: documents.flatMap(({ errors }) => errors.map(({ code }) => code)),
    values: documents.map((document) => {
      if (document.errors.length > 0 || countNodes(document.contents) > 200_000) return undefined;
      try {
        return document.toJS({ maxAliasCount: 10_000 }) as Plain;
      } catch {
        return undefined; // an alias without its anchor
      }
    }),
  };
}

/** How many nodes a tree would have with its aliases expanded twice over: a cheap guard against alias bombs. */
function countNodes(root: unknown): number {
  let count = 0;
  let aliases = 1;
  const pending: unknown[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    count += 1;
    if (isAlias(next)) aliases += 1;
    if (isPair(next)) pending.push(next.key, next.value);
    else if (isNode(next) && isCollection(next)) pending.push(...next.items);
  }
  return aliases > 50 ? count * aliases : count;
}

/** The places at which two values differ: the shortest paths below which nothing is the same any more. */
export function differingPaths(before: Plain | undefined, after: Plain | undefined): string[] {
  const found: string[] = [];
  compare(before, after, '', found);
  return found;
}

function compare(before: Plain | undefined, after: Plain | undefined, path: string, found: string[]): void {
  if (Object.is(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    for (let index = 0; index < Math.max(before.length, after.length); index += 1)
      compare(before[index], after[index], `${path}/${index}`, found);
    return;
  }
  if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(before[key], after[key], `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, found);
    return;
  }
  if (JSON.stringify(before) !== JSON.stringify(after)) found.push(path);
}

function isRecord(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
