import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const OWNER_MAY_WRITE = 0o200;
const PERMISSIONS = 0o7777;

/** What a file looked like when it was read. */
export type FileState = Pick<Stats, 'ino' | 'mtimeMs' | 'size' | 'mode' | 'uid' | 'gid'>;

/** The state of a file, or of the file that a link leads to. */
export function stateOf(path: string): FileState {
  return statSync(path);
}

/**
 * Replaces the content of a file, whole or not at all: a temporary file beside it takes its place when everything is on the
 * disk. Keeps the mode; a link stays a link.
 *
 * @param before the state of the file before its content was read
 * @throws Error with a sentence for the user, or an error of the file system; the file is then as it was
 */
export function replaceFile(path: string, text: string, before: FileState): void {
  const target = realpathSync(path);
  refuseReadOnly(target);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeDurably(temporary, text, before);
    refuseChanged(target, before);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The mode bits count even for those whom the system lets write anyway. */
function refuseReadOnly(target: string): void {
  if ((statSync(target).mode & OWNER_MAY_WRITE) === 0) throw new Error('The file is read-only.');
  accessSync(target, constants.W_OK);
}

function writeDurably(path: string, text: string, like: FileState): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    keepOwner(descriptor, like);
    fchmodSync(descriptor, like.mode & PERMISSIONS);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only root may give files away; others own what they write. */
function keepOwner(descriptor: number, { uid, gid }: FileState): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // The mode is kept in any case.
  }
}

function refuseChanged(target: string, before: FileState): void {
  const now = stateOf(target);
  if (now.ino === before.ino && now.mtimeMs === before.mtimeMs && now.size === before.size) return;
  throw new Error('The file was changed by someone else meanwhile. It is left as it is.');
}
