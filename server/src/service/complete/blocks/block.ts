import type { TextChange } from '../../../base/span.ts';
import type { Config } from '../../../config/config.ts';
import type { Entries } from '../draft.ts';
import type { KeyPlace } from '../place.ts';

/** What a block is written for. */
export interface BlockContext {
  readonly place: KeyPlace;
  readonly config: Config;
}

/** Several keys with their values that belong together. */
export interface Block {
  /** Begins with the key that somebody types to find it. */
  readonly label: string;
  readonly detail: string;
  /** What it protects from, in Markdown. */
  readonly documentation: string;
  /** Names of the types that it goes into. */
  readonly into: readonly string[];
  /** `item`: a whole new item of a list. `keys`: into a mapping, without the keys that it has. */
  readonly as: 'keys' | 'item';
  readonly entries: (context: BlockContext) => Entries;
  /** What else changes elsewhere in the section; undefined where that cannot be done, so that the block would not be whole. */
  readonly more?: (context: BlockContext) => readonly TextChange[] | undefined;
}

export const CONTAINERS: readonly string[] = ['V1Container'];
