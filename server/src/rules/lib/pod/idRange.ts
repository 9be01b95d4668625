/** Ids from `first` to `last`, both included. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

const RANGE = /^\s*(\d{1,10})\s*(?:(-)\s*(\d{1,10})?)?\s*$/;

/** Reads ranges such as `1000-2000`, `10001-` and `5000`; what is none of these is left out. */
export function readIdRanges(texts: readonly string[]): readonly IdRange[] {
  return texts.flatMap((text) => {
    const match = RANGE.exec(text);
    if (!match) return [];
    const first = Number(match[1]);
    const last = match[3] === undefined ? (match[2] ? Number.POSITIVE_INFINITY : first) : Number(match[3]);
    return [{ first, last }];
  });
}

/** Whether an id lies in one of some ranges. */
export function isInRanges(id: number, ranges: readonly IdRange[]): boolean {
  return ranges.some(({ first, last }) => id >= first && id <= last);
}
