import type { Path } from '../../base/path.ts';
import type { Span } from '../../base/span.ts';
import type { Element } from './outline.ts';

/** What may be written at a cursor, as far as the lines around it tell. */
export interface Spot {
  /**
   * `key`: a key of a mapping. `item`: an item of a list, be it a scalar or the first key of a mapping. `value`: what stands behind a key.
   * `below`: whatever stands below a key that has nothing yet.
   */
  readonly at: 'key' | 'item' | 'value' | 'below';
  /** Path of the mapping that a key goes into, of the item with its index, of the value, or of what is below. */
  readonly path: Path;
  /** Keys that the mapping has already, or scalars of the list. */
  readonly others: ReadonlySet<string>;
  /** The word at the cursor, with what else is replaced; in one line. */
  readonly span: Span;
  /** What stands before the cursor of the word. */
  readonly typed: string;
  /** What is to stand before what is written: indentation, a dash, a blank. */
  readonly lead: string;
  /** Column at which a key comes to stand that is written here; of a value, that of its key. */
  readonly column: number;
  readonly hasColon: boolean;
  readonly style: 'block' | 'flow';
  /** In flow style, the brackets that are to stand around what is written: `{` or `[{`. */
  readonly wrap?: '{' | '[' | '[{' | undefined;
  /** In flow style, where no comma parts what is written from its neighbor: one goes behind it, or to an offset before it. */
  readonly comma?: 'behind' | number | undefined;
  /** The key that the value stands behind, or that is above. */
  readonly owner: Element | undefined;
}
