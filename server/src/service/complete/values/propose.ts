import { fits } from '../../../schema/scalars.ts';
import type { FieldSchema } from '../../../schema/type.ts';
import type { ValueProposal } from '../place.ts';

type Value = ValueProposal['value'];

/** What should be chosen. */
export function secure(value: Value, detail?: string, documentation?: string): ValueProposal {
  return { value, detail, documentation, rank: 'secure' };
}

/** What may be chosen. */
export function usual(value: Value, detail?: string, documentation?: string): ValueProposal {
  return { value, detail, documentation, rank: 'usual' };
}

/** What is better left. */
export function discouraged(value: Value, detail?: string, documentation?: string): ValueProposal {
  return { value, detail, documentation, rank: 'discouraged' };
}

/** Nobody reads a longer list, and who types on gets a new one. */
const MAX_PROPOSALS = 500;

const RANKS: readonly ValueProposal['rank'][] = ['secure', 'usual', 'discouraged'];

/** Each value once, under the first that was said of it, those of one rank in the order given. */
export function ranked(proposals: readonly ValueProposal[]): readonly ValueProposal[] {
  const byValue = new Map<Value, ValueProposal>();
  for (const proposal of proposals) if (!byValue.has(proposal.value)) byValue.set(proposal.value, proposal);
  const all = [...byValue.values()];
  return RANKS.flatMap((rank) => all.filter((proposal) => proposal.rank === rank)).slice(0, MAX_PROPOSALS);
}

/** Whether the schema takes a value in a field, or in the list or map that the field is; also where it does not know the field. */
export function isTaken(value: Value, field: FieldSchema | undefined): boolean {
  if (!field || field.base === '*') return true;
  if (field.values) return field.values.includes(String(value));
  return fits(field.base, value);
}
