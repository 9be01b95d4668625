import type { Path } from '../base/path.ts';
import type { Field } from '../syntax/field.ts';

/** Something that the API server refuses or drops. One mistake is one problem, at the key or value that is wrong. */
export type SchemaProblem =
  | UnknownField
  | WrongType
  | MissingField
  | UnknownValue
  | MalformedValue
  | MalformedKey
  | DuplicateItem
  | Conflict;

/** A key that its mapping does not have. */
export interface UnknownField {
  readonly type: 'unknown-field';
  readonly at: Field;
  readonly field: string;
  /** The mapping in words: `securityContext`, `an item of containers`, `a Deployment`. */
  readonly parent: string;
  /** The field that was meant, where one is written much like it. */
  readonly meant?: string | undefined;
  /** Where the field belongs, where another place nearby has it. */
  readonly belongs?: { readonly path: Path; readonly words: string } | undefined;
  /** Whether it belongs to each container, or to the securityContext of each, instead of the pod. */
  readonly perContainer?: 'container' | 'securityContext' | undefined;
  /** The minor that first has it, where the target version is older. */
  readonly since?: number | undefined;
  /** The minor that last had it, where the target version is newer. */
  readonly until?: number | undefined;
}

/** A value of another type than the field takes. */
interface WrongType {
  readonly type: 'wrong-type';
  readonly at: Field;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  /** The same value as the type that the field takes, where that is certain. */
  readonly instead?: string | number | boolean | readonly string[] | undefined;
}

/** Fields that must be there: all that one mapping lacks. */
export interface MissingField {
  readonly type: 'missing-field';
  /** The place of the first. */
  readonly at: Field;
  readonly fields: readonly string[];
  readonly parent: string;
}

/** A text that is none of those that the field takes. */
interface UnknownValue {
  readonly type: 'unknown-value';
  readonly at: Field;
  readonly field: string;
  readonly value: string;
  readonly allowed: readonly string[];
  readonly meant?: string | undefined;
  /** Whether a newer version may take it. */
  readonly uncertain?: boolean;
}

/** A value whose form the API server refuses. */
interface MalformedValue {
  readonly type: 'malformed-value';
  readonly at: Field;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  /** The value that is most likely meant. */
  readonly meant?: string | undefined;
}

/** A key of a map whose form the API server refuses. */
interface MalformedKey {
  readonly type: 'malformed-key';
  /** The value under the key. */
  readonly at: Field;
  /** The map. */
  readonly field: string;
  readonly key: string;
  readonly reason: string;
}

/** Two items of a list that nothing tells apart. */
interface DuplicateItem {
  readonly type: 'duplicate-item';
  readonly at: Field;
  readonly list: string;
  readonly key: string;
  readonly value: string;
}

/** Values that are good alone and refused together, or refused by what a definition asks besides types. */
export interface Conflict {
  readonly type: 'conflict';
  readonly at: Field;
  /** A sentence without its end that says what does not go together. */
  readonly statement: string;
  /** Whether the key is wrong, not its value. */
  readonly marksKey?: boolean;
  /** Whether something is missing, so that a key that is misspelled or misplaced may be the reason. */
  readonly lacks?: boolean;
  /** The fields of which one is missing; absent for that at the place itself. */
  readonly needs?: readonly string[];
}
