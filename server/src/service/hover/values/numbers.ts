/** A number with separators: `134,217,728`; at most so many digits behind the point. */
export function grouped(value: number, digits = 3): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** `1 second`, `2 seconds`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
