import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';

/**
 * Whether a PodDisruptionBudget says whom it is for; one without a selector is taken for a patch of another one, of which nothing
 * is missing here.
 */
export function isWholeBudget({ root }: Resource): boolean {
  return root.at('spec', 'selector').state === 'known';
}

/** The number of a percentage such as `50%`; undefined for anything else. */
export function percentOf(value: number | string | undefined): number | undefined {
  const match = typeof value === 'string' ? /^(\d{1,4})%$/.exec(value) : null;
  return match ? Number(match[1]) : undefined;
}

/** A number of pods or a percentage of them, as it is written. */
export function amountOf(field: Field): number | string | undefined {
  return field.integer ?? field.string;
}

/** How many of so many pods an amount asks for, rounded up as the disruption controller does; undefined for other texts. */
export function podsOf(amount: number | string, replicas: number): number | undefined {
  if (typeof amount === 'number') return amount;
  const percent = percentOf(amount);
  return percent === undefined ? undefined : Math.ceil((percent * replicas) / 100);
}
