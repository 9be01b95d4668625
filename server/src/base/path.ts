/** Keys and indices from the root of a YAML document to a node. */
export type Path = readonly (string | number)[];

/** Writes a path as a JSON pointer (RFC 6901); the root is the empty string. */
export function toPointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Whether `prefix` is a leading part of `path`, or all of it. */
export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => step === path[index]);
}

/** Whether two paths name the same node. */
export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Pointers of the root and of each node on the way to a path's end, which is the last. */
function pointersAlong(path: Path): string[] {
  const pointers = [''];
  for (const step of path) pointers.push((pointers.at(-1) ?? '') + toPointer([step]));
  return pointers;
}

/** A set of paths that is asked for relatives in time that does not depend on its size. */
export class PathSet {
  readonly #members = new Set<string>();
  readonly #above = new Set<string>();

  add(path: Path): void {
    const pointers = pointersAlong(path);
    this.#members.add(pointers.at(-1) ?? '');
    for (const pointer of pointers) this.#above.add(pointer);
  }

  /** Whether a member of the set is a leading part of the path, or the path is one of a member; equal paths are both. */
  hasRelativeOf(path: Path): boolean {
    const pointers = pointersAlong(path);
    return this.#above.has(pointers.at(-1) ?? '') || pointers.some((pointer) => this.#members.has(pointer));
  }
}
