import type { Finding } from '../analysis/finding.ts';
import { derive } from '../base/derive.ts';
import { startsWith } from '../base/path.ts';

/**
 * Says which findings of two versions of a text are the same one. Mending never moves a resource or container; positions in
 * other lists may have shifted, so the place itself is no part of it. What a container inherits is said of the pod, whichever
 * container comes first to inherit it.
 */
export const identityOf = derive((finding: Finding): string => {
  const { rule, messageId, data, path, resource, container } = finding;
  const owner = container?.root.path;
  const own = owner && startsWith(path, owner) ? owner : undefined;
  return JSON.stringify([rule, messageId, data, own, resource?.root.path]);
});

/** The findings of the first list that the second has no counterpart of. */
export function difference(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const finding of second) counts.set(identityOf(finding), (counts.get(identityOf(finding)) ?? 0) + 1);
  return first.filter((finding) => {
    const count = counts.get(identityOf(finding)) ?? 0;
    counts.set(identityOf(finding), count - 1);
    return count <= 0;
  });
}
