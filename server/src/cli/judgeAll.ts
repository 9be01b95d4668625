import { statSync } from 'node:fs';
import { hasThreads, roomForThreads } from '../host/threads.ts';
import type { Input } from './inputs.ts';
import { Judge, type Judging } from './judge.ts';
import { judgeInThreads } from './judgeInThreads.ts';

/** Judges files by what all of them tell each other. What it comes to does not depend on the number of threads. */
export async function judgeAll(inputs: readonly Input[], judging: Judging): Promise<void> {
  const threads = Math.min(threadsFor(inputs, judging.threads), inputs.length);
  if (threads > 0) return judgeInThreads(inputs, threads, isModest(inputs), judging);
  const judge = new Judge(judging.manner);
  judge.learn(judge.read(inputs));
  for (const input of inputs) judging.take(judge.judge(input));
}

/** How many threads to start; 0: this one does it. */
function threadsFor(inputs: readonly Input[], wanted: number | undefined): number {
  if (!hasThreads() || wanted === 1) return 0;
  return wanted ?? worthwhileThreads(inputs);
}

/** With less work than so many small files for each of them, threads take longer to start than they save. */
const FILES_FOR_THREAD = 1000;

/** So many bytes take as long as a small file. */
const BYTES_OF_FILE = 1024;

/** More threads take more memory than most machines have to spare for a check. */
const MAX_THREADS = 4;

/**
 * How many threads to start; 0 for little work. One alone is of use too: its garbage is collected sooner than that of the thread that the
 * program starts in, so that many files take half the memory.
 */
function worthwhileThreads(inputs: readonly Input[]): number {
  const most = Math.min(roomForThreads(), MAX_THREADS);
  let work = inputs.length;
  for (const { file } of inputs) {
    if (work >= most * FILES_FOR_THREAD) return most;
    work += sizeOf(file.path) / BYTES_OF_FILE;
  }
  return Math.min(most, Math.floor(work / FILES_FOR_THREAD));
}

/** As much text as threads judge in a part of the memory that they may take if need be. */
const MODEST = { files: 20_000, bytes: 64 * 1024 * 1024, bytesOfFile: 1024 * 1024 };

function isModest(inputs: readonly Input[]): boolean {
  if (inputs.length > MODEST.files) return false;
  const sizes = inputs.map(({ file, given }) => (given ? Number.POSITIVE_INFINITY : sizeOf(file.path)));
  return (
    sizes.every((size) => size <= MODEST.bytesOfFile) &&
    sizes.reduce((sum, size) => sum + size, 0) <= MODEST.bytes
  );
}

function sizeOf(path: string): number {
  return path === '-' ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
}
