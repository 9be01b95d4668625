import { isCollection, isMap, isPair, isScalar, type Pair } from 'yaml';
import type { Span } from '../base/span.ts';
import type { SyntaxProblem } from './problem.ts';

/** A key as text and where it stands. */
export interface WrittenKey extends Span {
  readonly key: string;
}

/** The scalar keys of entries. */
export function writtenKeys(pairs: readonly Pair[]): WrittenKey[] {
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const [start = 0, end = 0] = key.range ?? [];
    return [{ key: String(key.value ?? ''), start, end }];
  });
}

/** Keys that stand twice in one mapping, in time linear in the number of nodes. Each later one is reported. */
export function findDuplicateKeys(root: unknown): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (!isCollection(node)) continue;
    for (const item of node.items) pending.push(isPair(item) ? item.value : item);
    if (!isMap(node) || node.items.length < 2) continue;
    for (const problem of repeatedKeys(writtenKeys(node.items))) problems.push(problem);
  }
  return problems;
}

/** The problems of the keys of one mapping. */
export function repeatedKeys(keys: Iterable<WrittenKey>): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const seen = new Set<string>();
  for (const { key, start, end } of keys) {
    if (seen.has(key) && key !== '<<') {
      const message = `The key "${key}" stands twice in this mapping. Only the last one counts, or the file is refused.`;
      problems.push({ id: 'yaml-duplicate-key', message, span: { start, end } });
    }
    seen.add(key);
  }
  return problems;
}
