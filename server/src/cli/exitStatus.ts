import type { Severity } from '../config/config.ts';

/** From which severity on findings make the exit status 1. */
export type FailOn = 'error' | 'warning' | 'info' | 'never';

/** All thresholds, the strictest last. */
export const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'info', 'never'];

/** Number of findings by severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** No findings. */
export const NO_COUNTS: Counts = { error: 0, warning: 0, info: 0, hint: 0 };

const COUNTED: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  never: [],
};

/**
 * The exit status after a run: 3 where some input could not be read or parsed, else 1 where a finding reaches the threshold,
 * else 0. (2, wrong usage or configuration, ends a run before it begins.)
 */
export function exitStatus(counts: Counts, failOn: FailOn, inputFailed: boolean): 0 | 1 | 3 {
  if (inputFailed) return 3;
  return COUNTED[failOn].some((severity) => counts[severity] > 0) ? 1 : 0;
}
