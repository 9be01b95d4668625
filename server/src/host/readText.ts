import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type Decoded, decodeText, MAX_TEXT_LENGTH } from '../service/input.ts';
import { describeSystemError } from './files.ts';

/** Larger files are not read; `decodeText` draws the same line. */
export const MAX_BYTES = MAX_TEXT_LENGTH * 2;

const CHUNK = 1024 * 1024;

/** Reads a file as text, or says why that is not possible. A file that is too large is not read at all. */
export function readText(path: string): Decoded {
  try {
    return decode(readBytes(path));
  } catch (error) {
    return { problem: describeSystemError(error) };
  }
}

/** Bytes of a stream as text, or why they are none. */
export function decode(bytes: Uint8Array): Decoded {
  return bytes.length > MAX_BYTES ? { problem: tooLarge(bytes.length) } : decodeText(bytes);
}

function readBytes(path: string): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const stats = fstatSync(descriptor);
    if (stats.size > MAX_BYTES) throw new Error(tooLarge(stats.size));
    return readAll(descriptor, stats);
  } finally {
    closeSync(descriptor);
  }
}

/** Pipes and devices have no size, and a file may grow while it is read: the end is where reading finds it. */
function readAll(descriptor: number, stats: Stats): Uint8Array {
  let buffer = Buffer.allocUnsafe(stats.isFile() ? stats.size + 1 : CHUNK);
  let length = 0;
  for (;;) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
    if (length > MAX_BYTES) throw new Error(tooLarge(length));
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length + CHUNK)]);
  }
}

function tooLarge(bytes: number): string {
  const mebibyte = 1024 * 1024;
  const limit = MAX_TEXT_LENGTH / mebibyte;
  return `The file is too large to analyse (${Math.round(bytes / mebibyte)} MiB; the limit is ${limit} MiB).`;
}
