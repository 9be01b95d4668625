import { isCollection, isMap, isPair, isScalar } from 'yaml';
import type { SyntaxProblem } from './problem.ts';

/** Keys that stand twice in one mapping, in time linear in the number of nodes. Each later one is reported. */
export function findDuplicateKeys(root: unknown): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (!isCollection(node)) continue;
    const seen = new Set<string>();
    for (const item of node.items) {
      pending.push(isPair(item) ? item.value : item);
      if (!isMap(node) || !isPair(item) || !isScalar(item.key)) continue;
      const key = String(item.key.value ?? '');
      const [start = 0, end = 0] = item.key.range ?? [];
      if (seen.has(key) && key !== '<<') {
        const message = `The key "${key}" stands twice in this mapping. Only the last one counts, or the file is refused.`;
        problems.push({ id: 'yaml-duplicate-key', message, span: { start, end } });
      }
      seen.add(key);
    }
  }
  return problems;
}
