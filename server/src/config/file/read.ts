import type { Span } from '../../base/span.ts';
import { Field } from '../../syntax/field.ts';
import { parse } from '../../syntax/parse.ts';
import { type PlacedSection, splitSections } from '../../syntax/sections.ts';
import { fileSpec, type Layer, settingsSpec } from './layer.ts';
import { type ConfigProblem, type ReadContext, readField, type Spec, type Vocabulary } from './spec.ts';

/** What a text says, as far as it could be understood. */
export interface ReadLayer {
  readonly layer: Layer;
  /** In the order of the text. Each wrong value was left out, and the rest holds. */
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads the text of a configuration file. Never throws: any text gives a layer, perhaps an empty one, and problems.
 *
 * @param today the day, `YYYY-MM-DD`, for exemptions that have ended; undefined: none has
 */
export function readConfigFile(text: string, vocabulary: Vocabulary, today?: string): ReadLayer {
  return readText(text, fileSpec, { vocabulary, today, asWritten: true });
}

/**
 * Reads what an editor holds as settings of one person. Positions of problems mean nothing there, paths do.
 *
 * @param value anything that came as JSON; nothing at all means that nothing is set
 */
export function readSettings(value: unknown, vocabulary: Vocabulary, today?: string): ReadLayer {
  // JSON is YAML, so one reader does for both.
  return readText(JSON.stringify(value) ?? '', settingsSpec, { vocabulary, today, asWritten: false });
}

function readText(
  text: string,
  spec: Spec<Layer>,
  options: Pick<ReadContext, 'vocabulary' | 'today' | 'asWritten'>,
): ReadLayer {
  const problems: ConfigProblem[] = [];
  const [first, ...others] = splitSections(text).sections.filter(hasContent);
  const layer = first ? readSection(first, spec, options, problems) : {};
  for (const { start } of others) {
    const message = 'A configuration is one YAML document: this one is not read.';
    problems.push({ message, span: { start, end: start + 3 }, path: [], severity: 'error', inSchema: false });
  }
  return { layer, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

function hasContent({ section }: PlacedSection): boolean {
  const { root, problems } = parse(section);
  return problems.length > 0 || (root !== undefined && !(root.kind === 'scalar' && root.value === null));
}

function readSection(
  { section, start }: PlacedSection,
  spec: Spec<Layer>,
  options: Pick<ReadContext, 'vocabulary' | 'today' | 'asWritten'>,
  problems: ConfigProblem[],
): Layer {
  const parsed = parse(section);
  const report = (problem: ConfigProblem): void => {
    problems.push({ ...problem, span: shifted(problem.span, start) });
  };
  for (const { message, span } of parsed.problems) {
    report({ message, span, path: [], severity: 'error', inSchema: true });
  }
  if (!parsed.root) return {};
  const broken = parsed.problems.length > 0;
  const layer = readField(spec, Field.of(parsed.root), { ...options, text: section.text, broken, report });
  return layer ? withPlaces(layer, start) : {};
}

const shifted = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

/** Places of the section made places of the text. */
function withPlaces(layer: Layer, start: number): Layer {
  if (!layer.extends) return layer;
  return { ...layer, extends: layer.extends.map(({ name, span }) => ({ name, span: shifted(span, start) })) };
}
