import type { Node } from '../syntax/node.ts';
import type { SchemaProblem } from './problem.ts';

/** A field of a type. */
export interface FieldSchema {
  readonly name: string;
  /** `[` for each list and `{` for each map around the base, from the outside. */
  readonly nesting: string;
  /** A scalar as in the notation of `scripts/gen/kubernetes/notation.mjs`, or the name of another type. */
  readonly base: string;
  readonly required: boolean;
  /** The values that are taken; undefined: any. */
  readonly values: readonly string[] | undefined;
  /** What tells the items of a list apart; undefined where nothing does. */
  readonly keys: readonly string[] | undefined;
  /** Whether the API server refuses two items of one key. */
  readonly unique?: boolean;
  /** Whether a newer version may take more values than `values`. */
  readonly growing?: boolean;
  /**
   * What values are asked besides their types, as JSON Schema in JSON: first of the field's own, then of what is in its lists and maps;
   * for types of well-known projects.
   */
  readonly asks?: readonly (string | undefined)[];
  /** What it means, where it is said with the type itself; of Kubernetes' own types see `descriptions.ts`. */
  readonly description?: string;
  /** The value that the API server sets where none is written, as far as one is known. */
  readonly default?: unknown;
}

/** A type: what a mapping may hold. */
export interface TypeSchema {
  /** Unique among all types of all kinds, but that of a definition which writes out a type of Kubernetes has the name of that. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldSchema>;
  /** Whether a key that is not here is certainly none: false where the type may come in a version that we do not know. */
  readonly exact: boolean;
  /** Whether any other key may be there, as in what CRDs mark with `x-kubernetes-preserve-unknown-fields`. */
  readonly open: boolean;
  /** Whether the case of keys does not matter, as where Go's own `encoding/json` reads them. */
  readonly caseless?: boolean;
  /** What a mapping of it is asked besides keys and types, as in `FieldSchema.asks`. */
  readonly asks?: string | undefined;
  /** Whether it is of a kind that a CustomResourceDefinition adds. */
  readonly custom?: true;
}

/** A kind with its API version. */
export interface KindName {
  /** Such as `v1` or `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
}

/** A set of kinds and their types: those of Kubernetes, those of well-known projects, those that the workspace defines. */
export interface KindSource {
  /** All kinds, in the order of API version and kind. */
  readonly kinds: readonly KindName[];
  /** The type of a kind; undefined where it is none of this source. */
  readonly kind: (apiVersion: string, kind: string) => TypeSchema | undefined;
  /** A type by its name; undefined for the letters of scalars, and for types of other sources. */
  readonly type: (name: string) => TypeSchema | undefined;
  /** What is wrong with an object of a kind besides its keys and types; nothing where the source does not know. */
  readonly breaches?: (apiVersion: string, kind: string, root: Node) => readonly SchemaProblem[];
}

/** All that is known of the API of one Kubernetes minor, with the kinds that are added to it. */
export interface Api extends KindSource {
  /** The minor that answers: that of the settings, or its neighbour where that is not in the files. */
  readonly minor: number;
}
