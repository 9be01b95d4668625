import { derive } from '../../base/derive.ts';
import type { Layout } from '../../syntax/edit/layout.ts';
import type { Section } from '../../syntax/sections.ts';
import { type Element, isOpen, outlineOf } from './outline.ts';

/** Where a section has no lists yet: as in our snippets. */
const USUAL = { step: 2, sequenceStep: 2, itemStep: 2 };

/** How a section is written, read off its indentation, so that what is inserted looks like the rest; the text need not parse. */
export const styleOf = derive((section: Section): Layout => {
  const { text } = section;
  const { elements } = outlineOf(section);
  const steps = { map: new Counter(), sequence: new Counter(), item: new Counter() };
  for (const element of elements) {
    const { parent, column } = element;
    if (parent) stepOf(element, parent, steps)?.count(column - parent.column);
  }
  return {
    text,
    eol: /\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    step: steps.map.most ?? USUAL.step,
    sequenceStep: steps.sequence.most ?? USUAL.sequenceStep,
    itemStep: steps.item.most ?? USUAL.itemStep,
    blockLists: prefersLines(text, elements),
    json: /^\uFEFF?\s*(?:\{\s*(?:["}]|$)|\[)/.test(text),
  };
});

/** Of what an element tells the usual number of columns. */
function stepOf(
  element: Element,
  parent: Element,
  { map, sequence, item }: Readonly<Record<'map' | 'sequence' | 'item', Counter>>,
): Counter | undefined {
  if (parent.key !== undefined) return element.key === undefined ? sequence : map;
  return element.key !== undefined && element.line === parent.line ? item : undefined;
}

class Counter {
  readonly #counts = new Map<number, number>();

  count(number: number): void {
    this.#counts.set(number, (this.#counts.get(number) ?? 0) + 1);
  }

  /** The number that was counted most often, in doubt the first. */
  get most(): number | undefined {
    let most: number | undefined;
    for (const [number, count] of this.#counts) {
      if (most === undefined || count > (this.#counts.get(most) ?? 0)) most = number;
    }
    return most;
  }
}

/** Whether more lists of scalars have a line for each item than are in `[…]`. */
function prefersLines(text: string, elements: readonly Element[]): boolean {
  let lead = 0;
  for (const element of elements) {
    if (element.key === undefined) continue;
    const [first] = element.children;
    const isScalar = first?.key === undefined && first?.children.length === 0 && !isOpen(text, first);
    if (isScalar) lead += 1;
    else if (text[element.value.start] === '[' && element.value.end > element.value.start) lead -= 1;
  }
  return lead > 0;
}
