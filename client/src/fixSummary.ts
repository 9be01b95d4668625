import type { FixAllOutcome } from '../../server/src/lsp/protocol.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What fix-all did to a file, in a sentence or two. */
export function fixSummary({ applied, fixed, left }: FixAllOutcome, unsafe: boolean): string {
  const rest = left > 0 ? ` ${plural(left, 'finding')} left.` : '';
  if (applied) return `${plural(fixed, 'finding')} fixed.${rest}`;
  if (left === 0) return 'Nothing to fix in this file.';
  const how = unsafe ? 'automatically' : 'safely without a review';
  return `Nothing here can be fixed ${how}.${rest}`;
}
