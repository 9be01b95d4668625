import { statSync } from 'node:fs';
import { possibleThreads } from '../host/threads.ts';
import type { Input } from './inputs.ts';
import { Judge, type Judging } from './judge.ts';
import { judgeInThreads } from './judgeInThreads.ts';

/** Judges files by what all of them tell each other. What it comes to does not depend on the number of threads. */
export async function judgeAll(inputs: readonly Input[], judging: Judging): Promise<void> {
  const threads = judging.threads ?? worthwhileThreads(inputs);
  if (Math.min(threads, possibleThreads()) > 1) {
    await judgeInThreads(inputs, Math.min(threads, inputs.length), isModest(inputs), judging);
    return;
  }
  const judge = new Judge(judging.manner);
  judge.learn(judge.read(inputs));
  for (const input of inputs) judging.take(judge.judge(input));
}

/** A thread takes about as long to start as this many small files to check. */
const FILES_FOR_THREAD = 250;

/** So many bytes take as long as a small file. */
const BYTES_OF_FILE = 1024;

/** More threads take more memory than most machines have to spare for a check. */
const MAX_THREADS = 4;

function worthwhileThreads(inputs: readonly Input[]): number {
  const most = Math.min(possibleThreads(), MAX_THREADS);
  let work = inputs.length;
  for (const { file } of inputs) {
    if (work >= most * FILES_FOR_THREAD) return most;
    work += sizeOf(file.path) / BYTES_OF_FILE;
  }
  return Math.max(1, Math.floor(work / FILES_FOR_THREAD));
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
