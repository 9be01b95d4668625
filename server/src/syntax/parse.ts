import type { Document } from 'yaml';
import { derive } from '../base/derive.ts';
import { findAnchors } from './anchors.ts';
import { buildNode } from './build.ts';
import { parseInParts } from './chunks/parse.ts';
import { compose, MAX_DEPTH } from './compose.ts';
import { findDuplicateKeys } from './duplicateKeys.ts';
import type { Node } from './node.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Section } from './sections.ts';
import { describe } from './syntaxErrors.ts';
import { hasTemplate } from './templates.ts';

/** A section as a tree, with what is wrong in it. Parsing never fails: any text gives a tree, perhaps none, and problems. */
export interface ParsedSection {
  /** Undefined for an empty document and where the text is too broken or too dangerous to build a tree. */
  readonly root: Node | undefined;
  /** In the order of the text. A tree with any problem is not edited. */
  readonly problems: readonly SyntaxProblem[];
  /** Whether template expressions (`{{ … }}`) stand in the section: then its own syntax is not YAML's to judge. */
  readonly templated: boolean;
}

/** The tree of a section. */
export const parse = derive((section: Section): ParsedSection => {
  const templated = hasTemplate(section.text);
  const pieced = parseInParts(section, templated);
  return pieced
    ? { root: pieced.root, problems: pieced.problems, templated }
    : parseWhole(section, templated);
});

/** The tree of a section, parsed in one go. */
export function parseWhole(section: Section, templated = hasTemplate(section.text)): ParsedSection {
  // Without source tokens, which take as much memory as the tree: only what is edited gets them.
  const { document, tooDeepAt, error } = compose(section.text, false);
  if (tooDeepAt !== undefined) {
    const message = `Nested more than ${MAX_DEPTH} levels deep. The document is not analysed.`;
    const span = { start: tooDeepAt, end: tooDeepAt + 1 };
    return { root: undefined, problems: [{ id: 'yaml-too-deep', message, span }], templated };
  }
  if (error) return { root: undefined, problems: [describe(error, section.text)], templated };
  return document ? toParsed(section, document, templated) : { root: undefined, problems: [], templated };
}

function toParsed(section: Section, document: Document.Parsed, templated: boolean): ParsedSection {
  const anchors = findAnchors(document, section.text);
  const [firstError] = document.errors;
  const problems = [
    ...(firstError ? [describe(firstError, section.text)] : []),
    ...anchors.problems,
    ...findDuplicateKeys(document.contents),
  ].sort((a, b) => a.span.start - b.span.start);
  const bomb = problems.some(({ id }) => id === 'yaml-excessive-aliasing' || id === 'yaml-too-deep');
  const root =
    bomb || document.contents === null
      ? undefined
      : buildNode(
          document.contents,
          { path: [], shared: false },
          { resolve: anchors.resolve, used: anchors.used, errorAt: firstError?.pos[0], templated, offset: 0 },
        );
  return { root, problems, templated };
}
