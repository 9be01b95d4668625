import { startThread, ThreadLost } from '../host/threads.ts';
import { fromPlainFacts, type PlainFacts } from '../service/fileFacts.ts';
import type { Input } from './inputs.ts';
import { type FileOutcome, Judge, type Judging } from './judge.ts';
import type { JudgeReply, JudgeRequest, SentInput, ThreadData } from './judgeThread.ts';
import { SharedWork } from './sharedWork.ts';

/** Files that a thread gets at once: few enough that all threads end at about the same time. */
const MAX_CHUNK = 32;
const CHUNKS_PER_THREAD = 8;

/** One that judges: a thread. */
interface Worker {
  readonly read: (inputs: readonly Input[]) => Promise<readonly PlainFacts[]>;
  readonly learn: (files: readonly PlainFacts[]) => void;
  readonly judge: (inputs: readonly Input[]) => Promise<readonly FileOutcome[]>;
  readonly stop: () => void;
}

/**
 * Judges files in several threads: first each reads what some files tell, then each learns what all of them tell, then each judges some,
 * those that it has read before others. What a lost thread had to do the others do, and this thread where none is left.
 *
 * @param isModest whether the files are small and not too many
 */
export async function judgeInThreads(
  inputs: readonly Input[],
  threads: number,
  isModest: boolean,
  { manner, take, warn }: Judging,
): Promise<void> {
  const data: ThreadData = { manner, configs: [...new Set(inputs.map(({ config }) => config))] };
  const workers = Array.from({ length: threads }, () => startWorker(data, isModest));
  const size = Math.min(MAX_CHUNK, Math.ceil(inputs.length / (threads * CHUNKS_PER_THREAD)));
  const work = new SharedWork(chunksOf(inputs, size), workers, (error) => {
    if (!(error instanceof ThreadLost)) return false;
    warn(`A thread ended too early (${error.message}). What it had to do is done without it.`);
    return true;
  });
  const here = new Judge(manner);
  try {
    const facts: (readonly PlainFacts[])[] = [];
    await work.share<readonly PlainFacts[]>(
      (worker, chunk) => worker.read(chunk),
      (chunk) => here.readPlain(chunk),
      (found, index) => {
        facts[index] = found;
      },
    );
    const files = facts.flat();
    for (const worker of work.workers) worker.learn(files);
    let learnt = false;
    const judgeHere = (chunk: readonly Input[]): FileOutcome[] => {
      if (!learnt) here.learn(files.map(fromPlainFacts));
      learnt = true;
      return chunk.map((input) => here.judge(input));
    };
    const handOn = inOrder((outcomes: readonly FileOutcome[]) => outcomes.forEach(take));
    await work.share<readonly FileOutcome[]>((worker, chunk) => worker.judge(chunk), judgeHere, handOn);
  } finally {
    for (const worker of workers) worker.stop();
  }
}

function startWorker(data: ThreadData, isModest: boolean): Worker {
  const thread = startThread<JudgeRequest, JudgeReply>(data, isModest);
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
  };
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
