import type { InputError } from '../host/files.ts';
import type { Io } from './io.ts';
import { plain } from './style.ts';

/** Says on standard error that an input could not be used. */
export function sayError({ file, message }: InputError, io: Pick<Io, 'stderr'>): void {
  io.stderr.write(`manifest-guard: ${plain(file)}: ${plain(message)}\n`);
}
