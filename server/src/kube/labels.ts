import type { Field } from '../syntax/field.ts';

/** Labels or annotations, all of them known. */
export type Labels = Readonly<Record<string, string>>;

/** A label selector (meta/v1 `LabelSelector`), or the plain map of a Service or ReplicationController as `matchLabels`. */
export interface Selector {
  readonly matchLabels: Labels;
  readonly matchExpressions: readonly SelectorExpression[];
}

/** One requirement of a label selector. */
export interface SelectorExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** The labels that a mapping says; an absent one has none. Undefined where anything in it is unknown. */
export function readLabels(field: Field): Labels | undefined {
  if (field.isAbsent) return {};
  if (!field.isCompleteMap) return undefined;
  const labels: Record<string, string> = {};
  for (const { key, value } of field.entries) {
    const text = field.at(key).stringOrNumber ?? field.at(key).boolean?.toString();
    if (text === undefined && !(value.kind === 'scalar' && value.value === null)) return undefined;
    labels[key] = text ?? '';
  }
  return labels;
}

/** A `LabelSelector`; undefined where it is absent, or anything in it is unknown. */
export function readSelector(field: Field): Selector | undefined {
  if (!field.isCompleteMap) return undefined;
  const matchLabels = readLabels(field.at('matchLabels'));
  const expressions = field.at('matchExpressions');
  if (!matchLabels || !expressions.isCompleteList) return undefined;
  const matchExpressions: SelectorExpression[] = [];
  for (const item of expressions.items) {
    const key = item.at('key').string;
    const operator = item.at('operator').string;
    const values = readTexts(item.at('values'));
    if (key === undefined || operator === undefined || !values) return undefined;
    matchExpressions.push({ key, operator, values });
  }
  return { matchLabels, matchExpressions };
}

/** The texts of a list; an absent one has none. Undefined where anything in it is unknown or no text. */
export function readTexts(field: Field): readonly string[] | undefined {
  if (!field.isCompleteList) return undefined;
  const texts = field.items.map((item) => item.stringOrNumber);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Whether a selector selects an object with these labels (apimachinery `LabelSelectorAsSelector`); an empty one selects all. */
export function selects({ matchLabels, matchExpressions }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labelOf(labels, key) === value) &&
    matchExpressions.every((expression) => meets(labels, expression))
  );
}

/** Whether a selector has no requirement at all. */
export function isEmptySelector({ matchLabels, matchExpressions }: Selector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function meets(labels: Labels, { key, operator, values }: SelectorExpression): boolean {
  const value = labelOf(labels, key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
