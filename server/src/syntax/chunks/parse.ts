import { MAX_DEPTH } from '../compose.ts';
import { repeatedKeys, type WrittenKey } from '../duplicateKeys.ts';
import type { Node } from '../node.ts';
import type { SyntaxProblem } from '../problem.ts';
import { lineMapOf, type Section } from '../sections.ts';
import { describe, type TextError } from '../syntaxErrors.ts';
import type { Block, LeafPart } from './block.ts';
import { factsOf } from './leaf.ts';
import { buildBlock, knownFacts } from './node.ts';
import { type PartSizes, split } from './split.ts';

/** A section's tree, put together from parts. */
export interface PiecedSection {
  readonly root: Node;
  readonly problems: readonly SyntaxProblem[];
  /** Whether lines were left out because they do not fit: broken text, of which the rest is read as if they were not there. */
  readonly recovered: boolean;
}

/** Texts of this length and more, in UTF-16 units, are cut into larger parts: there must not be too many. */
const LONG_TEXT = 16 * 1024;
/** A part of the largest size is parsed in a few milliseconds. */
const PARTS_OF_LONG: PartSizes = { text: LONG_TEXT, min: 2 * 1024, max: 6 * 1024 };
/** Somebody types in most of the shorter ones, where a key stroke should cost well below a millisecond. */
const PARTS_OF_SHORT: PartSizes = { text: 1024, min: 256, max: 768 };

/** With more lines that do not fit than this, the text is parsed as a whole. */
const MAX_STRAYS = 3;

/**
 * Parses a section that is not very short in parts, of which those that stood in an earlier version already, or anywhere else, cost nothing.
 *
 * The tree and the problems are those of a parse of the whole, but for lines that are left out. Undefined where this is not certain: a syntax error reaches
 * beyond its part, or aliases and merge keys tie parts together.
 */
export function parseInParts(
  section: Section,
  templated: boolean,
  sizes: PartSizes = section.text.length < LONG_TEXT ? PARTS_OF_SHORT : PARTS_OF_LONG,
): PiecedSection | undefined {
  const cut = cutWithoutStrays(section, sizes);
  if (!cut || !isSound(cut.block, 0)) return undefined;
  const { block, strays } = cut;
  const [error] = [...strays, firstError(block)].filter((found) => found !== undefined).sort(byOffset);
  const problems = problemsOf(block);
  if (error) problems.unshift(describe(error, section.text));
  problems.sort((a, b) => a.span.start - b.span.start);
  const context = {
    resolve: () => undefined,
    used: new Set<object>(),
    errorAt: error?.pos[0],
    templated,
    offset: 0,
  };
  return {
    root: buildBlock(block, { path: [], shared: false }, context),
    problems,
    recovered: strays.length > 0,
  };
}

/** Cuts a section, without lines that do not fit where there are some; not where there are many. */
function cutWithoutStrays(
  section: Section,
  sizes: PartSizes,
): { readonly block: Block; readonly strays: readonly TextError[] } | undefined {
  const lineStarts = () => lineMapOf(section).starts;
  const strays: TextError[] = [];
  let { text } = section;
  for (;;) {
    const cut = split({ text, lineStarts }, sizes);
    if (!cut) return undefined;
    if ('block' in cut) return { block: cut.block, strays };
    if (strays.length === MAX_STRAYS) return undefined;
    const { start, end } = cut.stray;
    const line = text.slice(start, end).trimEnd();
    strays.push(strayError(line, start));
    text = text.slice(0, start) + ' '.repeat(line.length) + text.slice(start + line.length);
  }
}

function strayError(line: string, start: number): TextError {
  const code = /:(?:\s|$)/.test(line) ? 'BAD_INDENT' : 'MULTILINE_IMPLICIT_KEY';
  return { code, message: '', pos: [start, start + line.length] };
}

const byOffset = (a: TextError, b: TextError): number => a.pos[0] - b.pos[0];

/** Whether each part can be read by itself, as the kind of collection that it is part of, and nothing is nested too deep. */
function isSound(block: Block, level: number): boolean {
  return block.parts.every((part) => {
    if (part.kind === 'nested') return isSound(part.block, level + 1);
    const facts = factsOf(part.leaf, part.frame);
    return facts?.kind === block.kind && facts.depth + level <= MAX_DEPTH;
  });
}

function firstError(block: Block): TextError | undefined {
  for (const part of block.parts) {
    const error = part.kind === 'nested' ? firstError(part.block) : errorIn(part);
    if (error) return error;
  }
  return undefined;
}

function errorIn(part: LeafPart): TextError | undefined {
  const { error } = knownFacts(part);
  return error && { ...error, pos: [error.pos[0] + part.start, error.pos[1] + part.start] };
}

function problemsOf(block: Block): SyntaxProblem[] {
  const problems = block.kind === 'map' ? repeatedKeys(keysOf(block)) : [];
  for (const part of block.parts) {
    const inner = part.kind === 'nested' ? problemsOf(part.block) : leafProblems(part);
    for (const problem of inner) problems.push(problem);
  }
  return problems;
}

function leafProblems(part: LeafPart): SyntaxProblem[] {
  return knownFacts(part).problems.map(({ span, ...problem }) => ({
    ...problem,
    span: { start: span.start + part.start, end: span.end + part.start },
  }));
}

function* keysOf(block: Block): Iterable<WrittenKey> {
  for (const part of block.parts) {
    if (part.kind === 'leaf') {
      for (const { key, start, end } of knownFacts(part).keys)
        yield { key, start: start + part.start, end: end + part.start };
    } else if (part.key) {
      const { text, start } = part.key;
      yield { key: text, start, end: start + text.length };
    }
  }
}
