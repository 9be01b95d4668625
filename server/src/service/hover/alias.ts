import type { AliasHit } from '../../syntax/nodeAt.ts';
import { code } from './prose.ts';

/** What an alias stands for, where that is a single value; what stands in a collection is found at its anchor. */
export function describeAlias({ alias, node }: AliasHit): string[] {
  if (node.kind !== 'scalar' || node.value === null) return [];
  return [`${code(alias)} stands for ${code(String(node.value))}.`];
}
