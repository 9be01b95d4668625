import type { Path } from '../../base/path.ts';

/** A value to review: a tab stop in editors that have them, else just the value. */
export interface TabStop {
  readonly tabStop: string | number;
  /** The part of it to select, where not all of it is to be reviewed. */
  readonly select?: string;
}

/** A value to write into a document. */
export type NewValue =
  | string
  | number
  | boolean
  | TabStop
  | readonly NewValue[]
  | { readonly [key: string]: NewValue };

/**
 * A change of a document, said in terms of its values. Paths are those of the document at the moment the operation is
 * applied, after the operations before it.
 */
export type EditOperation =
  /**
   * Gives a key a value: replaces the scalar or collection that stands there, or inserts it with its missing parents, behind
   * the sibling `after` of a block mapping where there is one, else at the end.
   */
  | { readonly kind: 'set'; readonly path: Path; readonly value: NewValue; readonly after?: string }
  /** Adds an item at the end of a sequence; the sequence and its parents are made where they are missing. */
  | { readonly kind: 'append'; readonly path: Path; readonly value: NewValue }
  /** Removes an entry or item. Parents that become empty go with it. Comments stay unless `comments` says otherwise. */
  | { readonly kind: 'remove'; readonly path: Path; readonly comments?: 'keep' | 'remove' }
  /** Gives an entry another key; its value stays. */
  | { readonly kind: 'rename'; readonly path: Path; readonly key: string }
  /** Puts the entries of a mapping in the order of their keys (by code units); the root's where the path is empty. */
  | { readonly kind: 'sort'; readonly path: Path };

/** Whether a value is a tab stop. */
export function isTabStop(value: NewValue): value is TabStop {
  return typeof value === 'object' && 'tabStop' in value;
}

/** Whether a value is a mapping. */
export function isMapping(value: NewValue): value is { readonly [key: string]: NewValue } {
  return typeof value === 'object' && !Array.isArray(value) && !isTabStop(value);
}
