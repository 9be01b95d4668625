import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Entry, Node } from './node.ts';

/**
 * A place in a document that a rule asks about: *absent*, *known* or *unknown*.
 *
 * Absent is said only where the surrounding mapping is wholly known; an explicit `null` is absent too (Kubernetes drops
 * it). Unknown covers half-typed text, templates, unresolvable aliases, and a value of another type than expected. Every
 * predicate answers "is this certain?", so that a rule that forgets about unknown values stays silent about them.
 */
export class Field {
  /** Keys and indices from the document's root, also where nothing is written. */
  readonly path: Path;
  /** What is written there: the value, the unknown node, or an explicit `null`. */
  readonly node: Node | undefined;
  /** The deepest written node on the way to the field; the field's own node where there is one. */
  readonly owner: Node;
  readonly state: 'absent' | 'known' | 'unknown';
  /** Whether what is not written in it may be written elsewhere. */
  readonly #partial: boolean;

  private constructor(
    state: Field['state'],
    path: Path,
    owner: Node,
    node: Node | undefined,
    partial: boolean,
  ) {
    this.state = state;
    this.path = path;
    this.owner = owner;
    this.node = node;
    this.#partial = partial;
  }

  /**
   * The field that a node itself is.
   *
   * @param partial whether what is not written in it may be written elsewhere, as for a patch: then it is unknown
   */
  static of(node: Node, partial = false): Field {
    if (node.kind === 'unknown') return new Field('unknown', node.path, node, node, partial);
    if (node.kind === 'scalar' && node.value === null)
      return new Field('absent', node.path, node, node, partial);
    return new Field('known', node.path, node, node, partial);
  }

  get isAbsent(): boolean {
    return this.state === 'absent';
  }

  get isUnknown(): boolean {
    return this.state === 'unknown';
  }

  /** The same place with its value declared unknown: for manifests that are completed elsewhere. */
  get orUnknown(): Field {
    return this.isAbsent ? new Field('unknown', this.path, this.owner, this.node, this.#partial) : this;
  }

  /** The field below this one. */
  at(...steps: Path): Field {
    let field: Field = this;
    let depth = 0;
    for (const step of steps) {
      const below = field.#below(step);
      if (!below) return field.#unwritten(depth === 0 ? steps : steps.slice(depth));
      field = Field.of(below, this.#partial);
      depth += 1;
    }
    return field;
  }

  #below(step: string | number): Node | undefined {
    const { node } = this;
    if (this.state !== 'known' || !node) return undefined;
    if (node.kind === 'map' && typeof step === 'string') return node.entries.get(step)?.value;
    if (node.kind === 'sequence' && typeof step === 'number') return node.items[step];
    return undefined;
  }

  /** A field below this one of which the first step is not written already. */
  #unwritten(steps: Path): Field {
    const path = [...this.path, ...steps];
    const { node } = this;
    if (this.state !== 'known' || !node)
      return new Field(this.state, path, this.owner, undefined, this.#partial);
    const [step] = steps;
    const fits =
      (node.kind === 'map' && typeof step === 'string') ||
      (node.kind === 'sequence' && typeof step === 'number');
    const isAbsent = fits && node.complete && !this.#partial;
    return new Field(isAbsent ? 'absent' : 'unknown', path, node, undefined, this.#partial);
  }

  /** Whether the value is certainly this one. */
  is(value: string | number | boolean): boolean {
    return this.#scalar === value;
  }

  /** Whether the value is certainly not this one: absent, or a known value of the same type that differs. */
  isNot(value: string | number | boolean): boolean {
    if (this.isAbsent) return true;
    const actual = this.#scalar;
    return typeof actual === typeof value && actual !== value;
  }

  get #scalar() {
    return this.state === 'known' && this.node?.kind === 'scalar' ? this.node.value : undefined;
  }

  /** The value where it is a known string. */
  get string(): string | undefined {
    const value = this.#scalar;
    return typeof value === 'string' ? value : undefined;
  }

  /** The value where it is a known boolean. */
  get boolean(): boolean | undefined {
    const value = this.#scalar;
    return typeof value === 'boolean' ? value : undefined;
  }

  /** The value where it is a known whole number. */
  get integer(): number | undefined {
    const value = this.#scalar;
    return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
  }

  /** The value's text where it is a known string or number: quantities may be written as either. */
  get stringOrNumber(): string | undefined {
    const value = this.#scalar;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  }

  /** The items in view of a sequence; none where the value is anything else. */
  get items(): readonly Field[] {
    const { node } = this;
    return node?.kind === 'sequence' ? node.items.map((item) => Field.of(item, this.#partial)) : [];
  }

  /** Whether all items are in view: the list is absent, or known with each item known. */
  get isCompleteList(): boolean {
    if (this.isAbsent) return true;
    return (
      this.node?.kind === 'sequence' &&
      this.node.complete &&
      !this.#partial &&
      this.items.every((item) => item.state === 'known')
    );
  }

  /** The entries in view of a mapping; none where the value is anything else. */
  get entries(): readonly Entry[] {
    const { node } = this;
    return node?.kind === 'map' ? [...node.entries.values()] : [];
  }

  /** Whether the value is a mapping with all of its keys in view. */
  get isCompleteMap(): boolean {
    return this.node?.kind === 'map' && this.node.complete && !this.#partial;
  }

  /**
   * The text to underline for this field: a scalar's value, the key of a mapping or sequence, and for what is missing the
   * name of the nearest thing that is written.
   */
  get label(): Span {
    return labelOf(this.node ?? this.owner);
  }
}

function labelOf(node: Node): Span {
  if (node.kind === 'scalar' || node.kind === 'unknown') {
    const empty = node.span.end <= node.span.start;
    return empty && node.keySpan ? node.keySpan : node.span;
  }
  if (node.keySpan) return node.keySpan;
  if (node.kind === 'map') {
    const name = node.entries.get('name')?.value;
    if (name?.kind === 'scalar' && name.span.end > name.span.start && !name.shared) return name.span;
    const [first] = node.entries.values();
    if (first) return first.keySpan;
  }
  return { start: node.span.start, end: Math.min(node.span.end, node.span.start + 1) };
}
