import type { Span } from '../../base/span.ts';
import type { Field } from '../../syntax/field.ts';
import type { ScalarNode } from '../../syntax/node.ts';

/** A name where it is written, in a section. */
export interface NamePlace {
  readonly span: Span;
  readonly style: ScalarNode['style'];
  /** Whether the text stands for several places (an anchor), so that nobody may change it for one of them. */
  readonly shared: boolean;
}

/** Where the text of a field is written; nothing for what is no text. */
export function placeOfText(field: Field): readonly NamePlace[] {
  const { node } = field;
  if (field.string === undefined || node?.kind !== 'scalar') return [];
  return [{ span: node.span, style: node.style, shared: node.shared }];
}
