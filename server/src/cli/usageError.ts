import { closest } from '../base/closest.ts';

/** Wrong usage or configuration: one line for the user, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `Did you mean "x"?` with a space before it, where a candidate is close to a word; else the empty string. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const best = closest(word, candidates);
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}
