import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** The bundle of the command line, which is also what a thread starts with. Engine and threads lie beside each other. */
const ENTRY = join(import.meta.dirname, 'cli.cjs');

/** What a thread takes, with room for large files. */
const THREAD_MEMORY = 256 * 1024 * 1024;

/** Whether there can be threads: not where the program runs without being bundled. */
export function hasThreads(): boolean {
  return existsSync(ENTRY);
}

/** How many threads this machine has room for, at least one. Two processors are often the two halves of one core, and do little more. */
export function roomForThreads(): number {
  // Node 20 had it only from its 13th minor version on.
  const memory: (() => number) | undefined = process.availableMemory;
  const room = memory ? Math.floor(memory.call(process) / THREAD_MEMORY) : Number.POSITIVE_INFINITY;
  return Math.max(1, Math.min(Math.floor(availableParallelism() / 2), room));
}

/** A thread that answers requests one after the other. */
export interface Thread<Request, Reply> {
  /** @throws ThreadLost where the thread ends before it has answered */
  readonly ask: (request: Request) => Promise<Reply>;
  /** Ends it at once. What is not answered yet never is. */
  readonly stop: () => void;
}

/** A thread ended that should not have, and why. */
export class ThreadLost extends Error {}

interface Pending<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: ThreadLost) => void;
}

/**
 * What is read of a file is of no use any more when the next one comes: where few such objects lie about, collecting them is as fast, and
 * the memory for them stays in the caches of the processor.
 */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 24 };

/** V8 collects garbage the earlier, the less memory there may be. This is several times what modest work needs. */
const MODEST_LIMITS = { ...RESOURCE_LIMITS, maxOldGenerationSizeMb: 768 };

/**
 * Starts a thread of this program. Requests, replies and `data` are copied: plain data only.
 *
 * @param isModest whether it certainly never needs much memory
 */
export function startThread<Request, Reply>(data: unknown, isModest: boolean): Thread<Request, Reply> {
  const worker = new Worker(ENTRY, {
    workerData: data,
    resourceLimits: isModest ? MODEST_LIMITS : RESOURCE_LIMITS,
  });
  const pending: Pending<Reply>[] = [];
  let lost: ThreadLost | undefined;
  const lose = (reason: string): void => {
    lost ??= new ThreadLost(reason);
    for (const { reject } of pending.splice(0)) reject(lost);
  };
  worker.on('message', (reply: Reply) => pending.shift()?.resolve(reply));
  worker.on('messageerror', (error) => lose(firstLine(error)));
  worker.on('error', (error) => lose(firstLine(error)));
  worker.on('exit', (code) => lose(`exit status ${code}`));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (lost) return reject(lost);
        pending.push({ resolve, reject });
        worker.postMessage(request);
      }),
    stop: () => {
      pending.length = 0;
      worker.terminate().catch(() => {});
    },
  };
}

/** In a thread: answers requests as long as there are any. */
export function answerRequests<Data, Request, Reply>(
  createAnswer: (data: Data) => (request: Request) => Reply,
): void {
  const answer = createAnswer(workerData as Data);
  parentPort?.on('message', (request: Request) => parentPort?.postMessage(answer(request)));
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
