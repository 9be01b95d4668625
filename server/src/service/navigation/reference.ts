import type { Span } from '../../base/span.ts';
import type { FactType } from '../../kube/facts/fact.ts';
import type { Field } from '../../syntax/field.ts';

/** An object as others speak of it. */
export interface ObjectName {
  readonly type: FactType;
  /** The kind, where several go by one type: `Role` and `ClusterRole`, those of workloads. */
  readonly kind?: string | undefined;
  readonly name: string;
  /** Undefined where none is written, and for objects of the whole cluster. */
  readonly namespace?: string | undefined;
  /** A key of a ConfigMap or Secret. */
  readonly key?: string | undefined;
  /** Name or number of a port: of a Service its own, of a workload that of a container. */
  readonly port?: string | undefined;
}

/** A name of another object, where it is written. */
export interface Reference {
  /** Offsets in the section. */
  readonly span: Span;
  readonly to: ObjectName;
}

/** What of an object is named besides itself. */
interface Parts {
  readonly keys?: readonly Field[];
  readonly port?: Field;
}

/** A reference by a field that holds a name, and by those that hold a key or a port of the object. */
export function by(field: Field, to: Omit<ObjectName, 'name'>, { keys = [], port }: Parts = {}): Reference[] {
  const name = field.string;
  if (name === undefined || name === '') return [];
  const ofPort = port?.stringOrNumber;
  return [
    ...place(field, { ...to, name }),
    ...keys.flatMap((key) => (key.string === undefined ? [] : place(key, { ...to, name, key: key.string }))),
    ...(port && ofPort !== undefined ? place(port, { ...to, name, port: ofPort }) : []),
  ];
}

function place({ node }: Field, to: ObjectName): Reference[] {
  return node?.kind === 'scalar' && !node.shared ? [{ span: node.span, to }] : [];
}
