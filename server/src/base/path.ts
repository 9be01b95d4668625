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
