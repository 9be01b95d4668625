import { MAX_DEPTH } from '../compose.ts';
import { repeatedKeys, type WrittenKey } from '../duplicateKeys.ts';
import type { Node } from '../node.ts';
import type { SyntaxProblem } from '../problem.ts';
import { lineMapOf, type Section } from '../sections.ts';
import { describe, type TextError } from '../syntaxErrors.ts';
import { factsOf } from './leaf.ts';
import { buildBlock, knownFacts } from './node.ts';
import { type Block, type LeafPart, type PartSizes, split } from './split.ts';

/** A section's tree, put together from parts. */
export interface PiecedSection {
  readonly root: Node;
  readonly problems: readonly SyntaxProblem[];
}

/** A text of the smallest size to cut, and a part of the largest, are parsed in a few milliseconds. */
const SIZES: PartSizes = { text: 16 * 1024, min: 2 * 1024, max: 6 * 1024 };

/**
 * Parses a long section in parts, of which those that stood in an earlier version already, or anywhere else, cost nothing.
 *
 * The tree and the problems are those of a parse of the whole. Undefined where this is not certain: a syntax error reaches
 * beyond its part, or aliases and merge keys tie parts together.
 */
export function parseInParts(
  section: Section,
  templated: boolean,
  sizes: PartSizes = SIZES,
): PiecedSection | undefined {
  const block = split({ text: section.text, lineStarts: () => lineMapOf(section).starts }, sizes);
  if (!block || !isSound(block, 0)) return undefined;
  const error = firstError(block);
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
  return { root: buildBlock(block, { path: [], shared: false }, context), problems };
}

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
