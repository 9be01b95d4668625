import type { Path } from '../../base/path.ts';
import { closest } from '../../base/similar.ts';
import type { Span } from '../../base/span.ts';
import type { Field } from '../../syntax/field.ts';
import type { OptionSpecs } from '../option.ts';
import type { JsonSchema } from './jsonSchema.ts';

/** Something wrong in a configuration. */
export interface ConfigProblem {
  /** One or more sentences that stand without their place. */
  readonly message: string;
  /** What to underline, in UTF-16 offsets of the text. */
  readonly span: Span;
  /** Keys and indices from the root. */
  readonly path: Path;
  /** A warning leaves the configuration in force as it is. */
  readonly severity: 'error' | 'warning';
  /** What was most likely meant in place of the span. */
  readonly replacement?: string;
  /** Whether a validator that has the JSON schema says the same. */
  readonly inSchema: boolean;
}

/** What there is to speak of in a configuration. */
export interface Vocabulary {
  readonly rules: ReadonlyMap<string, RuleWords>;
}

/** A rule as configurations know it. */
export interface RuleWords {
  readonly summary: string;
  readonly options?: OptionSpecs | undefined;
}

/** What reading goes by. */
export interface ReadContext {
  /** The text that positions of nodes are in. */
  readonly text: string;
  readonly vocabulary: Vocabulary;
  /** Whether a number stands in the text as somebody wrote it. Through JSON, 1.30 becomes 1.3, and is no version. */
  readonly asWritten: boolean;
  /** Whether the text has syntax errors: then what cannot be read needs no words of its own. */
  readonly broken: boolean;
  readonly today: string | undefined;
  readonly report: (problem: ConfigProblem) => void;
}

/** How one value is written: reading it and describing it are two sides of the same. */
export interface Spec<T> {
  /** Reads what is neither absent nor unknown. Reports what is wrong and gives undefined, or what can be used of it. */
  readonly read: (field: Field, context: ReadContext) => T | undefined;
  readonly schema: (vocabulary: Vocabulary) => JsonSchema;
}

/** Reads a field; nothing where it is absent, and a problem where it cannot be known. */
export function readField<T>(spec: Spec<T>, field: Field, context: ReadContext): T | undefined {
  if (field.isAbsent) return undefined;
  if (!field.isUnknown) return spec.read(field, context);
  if (!context.broken) complain(field, context, 'This value cannot be read.', { inSchema: false });
  return undefined;
}

/** Reports what is wrong with a field. */
export function complain(
  field: Field,
  { report }: Pick<ReadContext, 'report'>,
  message: string,
  more: Partial<ConfigProblem> = {},
): void {
  report({ message, span: field.label, path: field.path, severity: 'error', inSchema: true, ...more });
}

/** The text of a scalar as it is written, without quotes: `off` and `1.30` stay what they are. Undefined for anything else. */
export function writtenText({ node }: Field, { text, asWritten }: ReadContext): string | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (typeof node.value === 'string') return node.value;
  return asWritten && node.style === 'plain' ? text.slice(node.span.start, node.span.end) : undefined;
}

const MAX_SHOWN = 60;

/** A value as messages name it. */
export function shown(field: Field, { text }: ReadContext): string {
  const { node } = field;
  if (node?.kind === 'map') return 'a mapping';
  if (node?.kind === 'sequence') return 'a list';
  if (node?.kind !== 'scalar') return 'nothing';
  const written = node.style === 'plain' ? text.slice(node.span.start, node.span.end) : String(node.value);
  const short = written.length > MAX_SHOWN ? `${written.slice(0, MAX_SHOWN - 1)}…` : written;
  return typeof node.value === 'string' ? JSON.stringify(short) : short;
}

/** Reports that a word is none of those that there are, with the one that was most likely meant. */
export function complainOfWord(
  field: Field,
  context: ReadContext,
  message: string,
  words: Iterable<string>,
): void {
  const written = writtenText(field, context);
  const meant = written === undefined ? undefined : closest(written, words);
  complain(field, context, meant === undefined ? message : `${message} Did you mean "${meant}"?`, {
    ...(meant === undefined ? {} : { replacement: meant }),
  });
}
