import type { Field } from '../syntax/field.ts';
import type { Pod } from './pod.ts';

/** The account that a pod runs as. */
export interface PodServiceAccount {
  /** The field that says it: `serviceAccountName`, or the deprecated `serviceAccount` where only that is written. */
  readonly at: Field;
  /** `default` where none is named; undefined where the name is not known. */
  readonly name: string | undefined;
}

/** The account of a pod. An empty name counts as none, as the API server's defaulting has it. */
export function serviceAccountOf(pod: Pod): PodServiceAccount {
  const current = pod.at('serviceAccountName');
  const deprecated = pod.at('serviceAccount');
  const isUnset = (field: Field): boolean => field.isAbsent || field.is('');
  if (!isUnset(current)) return { at: current, name: current.string };
  if (!isUnset(deprecated)) return { at: deprecated, name: deprecated.string };
  return { at: current, name: 'default' };
}
