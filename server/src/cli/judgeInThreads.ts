import { setImmediate as turn } from 'node:timers/promises';
import { startThread, type Thread, ThreadLost } from '../host/threads.ts';
import { fromPlainFacts, type PlainFacts, toPlainFacts } from '../service/fileFacts.ts';
import type { Input } from './inputs.ts';
import { type FileOutcome, Judge } from './judge.ts';
import type { Judging } from './judgeAll.ts';
import type { JudgeReply, JudgeRequest, SentInput, ThreadData } from './judgeThread.ts';

/** Files that a thread gets at once: few enough that all threads end at about the same time. */
const MAX_CHUNK = 32;
const CHUNKS_PER_THREAD = 8;

/** Each thread has its next chunk before it is done with one, and needs not wait until this thread has time for it. */
const REQUESTS_AT_ONCE = 2;

/** One that works: this thread, or another one. */
interface Worker {
  readonly read: (inputs: readonly Input[]) => Promise<readonly PlainFacts[]>;
  readonly learn: (files: readonly PlainFacts[]) => void;
  readonly judge: (inputs: readonly Input[]) => Promise<readonly FileOutcome[]>;
  readonly stop: () => void;
  /** How many chunks it takes at once. */
  readonly capacity: number;
}

/**
 * Judges files in several threads, of which this is one: first each reads what some files tell, then each learns what all of them tell,
 * then each judges some, those that it has read before others. The work of a thread that is lost falls to this one.
 */
export async function judgeInThreads(
  inputs: readonly Input[],
  threads: number,
  { manner, take, warn }: Judging,
): Promise<void> {
  const configs = [...new Set(inputs.map(({ config }) => config))];
  const data: ThreadData = { manner, configs };
  const here = workHere(new Judge(manner));
  const others = Array.from({ length: threads - 1 }, () => workThere(data));
  try {
    const size = Math.min(MAX_CHUNK, Math.ceil(inputs.length / (threads * CHUNKS_PER_THREAD)));
    const work = new SharedWork(chunksOf(inputs, size), [here, ...others], warn);
    await exchangeFacts(work);
    const takeInOrder = inOrder((outcomes: readonly FileOutcome[]) => outcomes.forEach(take));
    await work.share((worker, chunk) => worker.judge(chunk), takeInOrder);
  } finally {
    for (const worker of others) worker.stop();
  }
}

/** Reads what all files tell, and tells all workers. */
async function exchangeFacts(work: SharedWork): Promise<void> {
  const facts: (readonly PlainFacts[])[] = [];
  await work.share(
    (worker, chunk) => worker.read(chunk),
    (found, index) => {
      facts[index] = found;
    },
  );
  const files = facts.flat();
  for (const worker of work.workers) worker.learn(files);
}

function workHere(judge: Judge): Worker {
  return {
    read: async (inputs) => {
      await turn();
      return judge.read(inputs).map(toPlainFacts);
    },
    learn: (files) => judge.learn(files.map(fromPlainFacts)),
    judge: async (inputs) => {
      await turn();
      return inputs.map((input) => judge.judge(input));
    },
    stop: () => {},
    capacity: 1,
  };
}

function workThere(data: ThreadData): Worker {
  const thread: Thread<JudgeRequest, JudgeReply> = startThread(data);
  const indexes = new Map(data.configs.map((config, index) => [config, index]));
  const sent = (inputs: readonly Input[]): SentInput[] =>
    inputs.map(({ config, ...input }) => ({ ...input, config: indexes.get(config) ?? -1 }));
  return {
    read: async (inputs) => (await thread.ask({ kind: 'read', inputs: sent(inputs) })).facts,
    learn: (files) => {
      // Where it is lost, the next chunk tells.
      thread.ask({ kind: 'learn', files }).catch(() => {});
    },
    judge: async (inputs) => (await thread.ask({ kind: 'judge', inputs: sent(inputs) })).outcomes,
    stop: thread.stop,
    capacity: REQUESTS_AT_ONCE,
  };
}

/** Chunks of files that workers take one after the other, each first those that it had before. */
class SharedWork {
  #workers: readonly Worker[];
  readonly #chunks: readonly (readonly Input[])[];
  readonly #warn: (message: string) => void;
  readonly #owners = new Map<number, Worker>();

  /** @param workers the first of them is this thread, which is never lost */
  constructor(
    chunks: readonly (readonly Input[])[],
    workers: readonly Worker[],
    warn: (message: string) => void,
  ) {
    this.#chunks = chunks;
    this.#workers = workers;
    this.#warn = warn;
  }

  /** Those that are left. */
  get workers(): readonly Worker[] {
    return this.#workers;
  }

  /** Does something with each chunk. Results come in any order. */
  async share<Result>(
    work: (worker: Worker, chunk: readonly Input[]) => Promise<Result>,
    done: (result: Result, index: number) => void,
  ): Promise<void> {
    const left = new Set(this.#chunks.keys());
    const run = async (worker: Worker): Promise<void> => {
      for (let index = this.#next(left, worker); index !== undefined; index = this.#next(left, worker)) {
        try {
          const result = await work(worker, this.#chunks[index] ?? []);
          this.#owners.set(index, worker);
          done(result, index);
        } catch (error) {
          if (!(error instanceof ThreadLost)) throw error;
          left.add(index);
          this.#lose(worker, error);
          return;
        }
      }
    };
    await Promise.all(
      this.#workers.flatMap((worker) => Array.from({ length: worker.capacity }, () => run(worker))),
    );
    const [here] = this.#workers;
    if (here) await run(here);
  }

  /** Takes a chunk of its own or nobody's, else the one that another would get to last. */
  #next(left: Set<number>, worker: Worker): number | undefined {
    let index: number | undefined;
    for (const candidate of left) {
      index = candidate;
      const owner = this.#owners.get(candidate);
      if (!owner || owner === worker) break;
    }
    if (index !== undefined) left.delete(index);
    return index;
  }

  #lose(worker: Worker, { message }: ThreadLost): void {
    if (!this.#workers.includes(worker)) return;
    this.#workers = this.#workers.filter((other) => other !== worker);
    this.#warn(`A thread ended too early (${message}). What it had to do is done without it.`);
  }
}

/** Hands on results that come in any order in the order of their indexes. */
function inOrder<Result>(take: (result: Result) => void): (result: Result, index: number) => void {
  const waiting = new Map<number, Result>();
  let next = 0;
  return (result, index) => {
    waiting.set(index, result);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      take(ready);
    }
  };
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
