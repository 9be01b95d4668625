import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { ScalarValue } from './scalar.ts';

/** What all nodes have. Positions are UTF-16 offsets in the section; nodes are immutable. */
interface NodeBase {
  /** Where the node is reached from the root. Under an alias, this is the path of use, not of the anchor. */
  readonly path: Path;
  /** The value's text, without comments, tag and anchor. For a node reached by an alias: where the anchor's value stands. */
  readonly span: Span;
  /** The key under which the node stands in its mapping. */
  readonly keySpan?: Span;
  /** Whether several places of the document see this very text (alias, merge key), so that it must not be edited for one of them. */
  readonly shared: boolean;
}

/** One key of a mapping with its value. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

/** A mapping. */
export interface MapNode extends NodeBase {
  readonly kind: 'map';
  /** Entries in the order of the text, merged ones (`<<`) last; of duplicate keys the last one only. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** False where keys may be missing from view: broken syntax inside, a template, a merge that cannot be resolved. */
  readonly complete: boolean;
  /** `{…}` or indented block. */
  readonly flow: boolean;
}

/** A sequence. */
export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
  /** False where items may be missing from view. */
  readonly complete: boolean;
  readonly flow: boolean;
}

/** A scalar, resolved as Kubernetes does. An empty value is a `null` scalar with an empty span. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

/** A node whose value cannot be known here: a template expression, an unresolvable alias, a tag of an application. */
export interface UnknownNode extends NodeBase {
  readonly kind: 'unknown';
}

/** A node of a YAML document. */
export type Node = MapNode | SequenceNode | ScalarNode | UnknownNode;
