import type { Path } from '../../base/path.ts';
import type { Span } from '../../base/span.ts';
import type { Api, FieldSchema, TypeSchema } from '../../schema/type.ts';
import type { Section } from '../../syntax/sections.ts';
import type { Snapshot } from '../snapshot.ts';

/** Where somebody types in a manifest, whatever state its text is in. */
export interface Place {
  readonly snapshot: Snapshot;
  readonly section: Section;
  readonly api: Api;
  /** Path of the object around (in a `List`, that of the item), from the root of the section. */
  readonly root: Path;
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  /** Path of the mapping that a key goes into, or of the scalar; the last step of a new item of a list is its index. */
  readonly path: Path;
  /** The types of the mappings from the object down to the one that is typed in; empty where its kind is not known. */
  readonly types: readonly TypeSchema[];
  /** What stands before the cursor of the word that is typed. */
  readonly typed: string;
  /** The whole word around the cursor, which a proposal replaces: offsets in the section. */
  readonly span: Span;
}

/** A place for a key of a mapping. */
export interface KeyPlace extends Place {
  readonly at: 'key';
  /** Keys that the mapping has already, without the one that is typed. */
  readonly siblings: ReadonlySet<string>;
  /** Columns before the key: what stands below it goes one step further in. */
  readonly indent: number;
}

/** A place for a scalar: the value of a key, or an item of a list. */
export interface ValuePlace extends Place {
  readonly at: 'value';
  /** The field whose value it is, or in whose list it stands; undefined where the schema does not know it. */
  readonly field: FieldSchema | undefined;
  /** The key that it stands behind; for an item, that of its list. */
  readonly key: string;
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
  /** Scalars that stand in the list already. */
  readonly others: ReadonlySet<string>;
  /** What is to be written beside it, where the mapping is not there yet. */
  readonly beside?: ReadonlyMap<string, string>;
}

/** A value that may stand at a place. */
export interface ValueProposal {
  /** The value itself, without quotes: they are added where YAML needs them. */
  readonly value: string | number | boolean;
  /** A few words behind it. */
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What is secure comes first, what is discouraged last. */
  readonly rank: 'secure' | 'usual' | 'discouraged';
}

/** Knows values for some places; undefined where a place is none of its business. */
export type ValueProvider = (place: ValuePlace) => readonly ValueProposal[] | undefined;
