import type { Frame } from './frame.ts';
import type { Leaf } from './leaf.ts';

/** A run of entries or items that is parsed on its own. */
export interface LeafPart {
  readonly kind: 'leaf';
  /** The lines of the run; a leading `- ` that belongs to the sequence around it is blanked out. */
  readonly leaf: Leaf;
  /** Offset of the leaf's text in the section. */
  readonly start: number;
  readonly frame: Frame;
}

/** One entry or item whose value is a block that is cut itself. */
export interface NestedPart {
  readonly kind: 'nested';
  /** The entry's key and the offset of its first character; undefined for an item. */
  readonly key: { readonly text: string; readonly start: number } | undefined;
  readonly block: Block;
}

/** A block mapping or block sequence that is cut into parts, in the order of the text. */
export interface Block {
  readonly kind: 'map' | 'sequence';
  /** Offset of the first key or dash. */
  readonly start: number;
  readonly parts: readonly (LeafPart | NestedPart)[];
}
