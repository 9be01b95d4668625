import { isMap, isScalar, isSeq, type Pair } from 'yaml';

/** Lines around a leaf that stand for those around it in the section, where what it means depends on them. */
export interface Frame {
  /** A line that opens the block which the leaf ends; empty where the leaf does not end it. */
  readonly header: string;
  /** Two keys that stand for what follows the leaf, which is read right only if both are; empty at the end of the text. */
  readonly footer: string;
}

/** Nothing stands after the leaf. */
export const NO_FRAME: Frame = { header: '', footer: '' };

/** The frame of a leaf after which its block, or one around it, goes on at a column. */
export function siblingFrame(column: number, isSequence: boolean, quotes: readonly string[]): Frame {
  const indent = ' '.repeat(column);
  const comment = quotes.length > 0 ? ` # ${quotes.join(' ')}` : '';
  const footer = isSequence
    ? `${indent}- z: 0${comment}\n${indent}  y:\n`
    : `${indent}z: 0${comment}\n${indent}y:\n`;
  return { header: '', footer };
}

/** A quote that closes what another has opened. */
export interface Quote {
  readonly quote: string;
  readonly at: number;
}

/** Where a quote of each kind stands last that is neither escaped nor, as `''`, means itself; -1 where none does. */
export function lastQuotes(text: string): Quote[] {
  let double = text.lastIndexOf('"');
  while (double > 0 && runBefore(text, double, '\\') % 2 === 1) double = text.lastIndexOf('"', double - 1);
  let single = text.lastIndexOf("'");
  while (single > 0 && runBefore(text, single, "'") % 2 === 1) {
    single = text.lastIndexOf("'", single - runBefore(text, single, "'") - 1);
  }
  return [
    { quote: '"', at: double },
    { quote: "'", at: single },
  ];
}

/** How often a character stands directly before an offset. */
function runBefore(text: string, offset: number, character: string): number {
  let start = offset;
  while (start > 0 && text[start - 1] === character) start -= 1;
  return offset - start;
}

/** The line that opens a block inside a mapping or sequence at a column. */
export function openingLine(column: number, isSequence: boolean): string {
  return `${' '.repeat(column)}${isSequence ? '-' : 'k:'}\n`;
}

/** A collection of the library, as far as it is a leaf's. */
export interface FoundCollection {
  readonly kind: 'map' | 'sequence';
  readonly pairs: readonly Pair[];
  readonly items: readonly unknown[];
  readonly end: number;
  readonly outerEnd: number;
}

/**
 * The leaf's collection, if header and footer stand around it as they do in the section.
 *
 * @param footerStart offset of the footer
 */
export function collectionIn(
  contents: unknown,
  frame: Frame,
  footerStart: number,
): FoundCollection | undefined {
  const outer = toCollection(contents);
  if (!outer) return undefined;
  const inside = frame.footer === '' ? outer : withoutFooter(outer, frame.footer, footerStart);
  if (!inside || frame.header === '') return inside;
  const elements = inside.kind === 'map' ? inside.pairs.map(({ value }) => value) : inside.items;
  return elements.length === 1 ? toCollection(elements[0]) : undefined;
}

function withoutFooter(outer: FoundCollection, footer: string, start: number): FoundCollection | undefined {
  const last = outer.items.at(-1);
  const keys = outer.kind === 'map' ? outer.pairs.slice(-2) : isMap(last) ? last.items : [];
  const expected = [start + footer.indexOf('z:'), start + footer.indexOf('y:')];
  const isWhole = keys.length === 2 && keys.every(({ key }, index) => startOf(key) === expected[index]);
  if (!isWhole) return undefined;
  return { ...outer, pairs: outer.pairs.slice(0, -2), items: outer.items.slice(0, -1) };
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) ? node.range?.[0] : undefined;
}

function toCollection(node: unknown): FoundCollection | undefined {
  if (!(isMap(node) || isSeq(node)) || node.flow) return undefined;
  const [, end = 0, outerEnd = 0] = node.range ?? [];
  return isMap(node)
    ? { kind: 'map', pairs: node.items, items: [], end, outerEnd }
    : { kind: 'sequence', pairs: [], items: node.items, end, outerEnd };
}
