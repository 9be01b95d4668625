/** What to do about a server that stopped by itself. */
export type RestartDecision = 'restart' | 'give-up';

/** Decides whether a crashed server is worth another start. */
export interface RestartPolicy {
  /** @param now milliseconds on any clock that only moves forward */
  readonly crashed: (now: number) => RestartDecision;
  /** Forgets the past, after somebody asked for a start. */
  readonly reset: () => void;
}

/**
 * Gives up at so many crashes within a span of time.
 *
 * @param spanMilliseconds how long a crash counts
 */
export function createRestartPolicy(maxCrashes: number, spanMilliseconds: number): RestartPolicy {
  let crashes: readonly number[] = [];
  return {
    crashed: (now) => {
      crashes = [...crashes.filter((time) => now - time < spanMilliseconds), now];
      return crashes.length < maxCrashes ? 'restart' : 'give-up';
    },
    reset: () => {
      crashes = [];
    },
  };
}
