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
  const nested = elements.filter(({ parent }) => parent !== undefined);
  const steps = (fits: (element: Element, parent: Element) => boolean): number | undefined =>
    mostFrequent(
      nested.flatMap((element) =>
        element.parent && fits(element, element.parent) ? [element.column - element.parent.column] : [],
      ),
    );
  return {
    text,
    eol: /\r\n|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    step: steps(({ key }, parent) => key !== undefined && parent.key !== undefined) ?? USUAL.step,
    sequenceStep:
      steps(({ key }, parent) => key === undefined && parent.key !== undefined) ?? USUAL.sequenceStep,
    itemStep:
      steps(
        ({ key, line }, parent) => key !== undefined && parent.key === undefined && line === parent.line,
      ) ?? USUAL.itemStep,
    blockLists: prefersLines(text, elements),
    json: /^\uFEFF?\s*(?:\{\s*"|\[)/.test(text),
  };
});

function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
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
