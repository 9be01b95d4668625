/** Time that one test may take, in milliseconds: a cold server on a busy machine answers well within it. */
const TIMEOUT = 60_000;

/** What a run came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const tests: Test[] = [];
const waits = new Set<() => string>();

/**
 * Lets a test that takes too long say what it waits for, and what is there instead.
 *
 * @returns ends that, when the wait is over
 */
export function tellOfWait(seen: () => string): () => void {
  waits.add(seen);
  return () => waits.delete(seen);
}

/** Adds a test to the suite; they run one after another, since they share one window. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

/** Runs all tests, a line of output for each. */
export async function runTests(): Promise<Counts> {
  let failed = 0;
  for (const { name, body } of tests) {
    waits.clear();
    try {
      await withTimeout(body);
      console.log(`ok - ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok - ${name}\n${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { passed: tests.length - failed, failed };
}

async function withTimeout(body: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const tooLate = (): Error => {
      const seen = [...waits].map((tell) => tell());
      return new Error([`not done after ${TIMEOUT / 1000} s`, ...seen].join('; '));
    };
    timer = setTimeout(() => reject(tooLate()), TIMEOUT);
  });
  try {
    await Promise.race([body(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
