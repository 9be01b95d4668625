import type { ImageUser, WritablePath, WritePurpose } from '../knownImage.ts';

interface StartUser {
  readonly startsAs: ImageUser;
  readonly userIsNumeric: boolean;
}

/** An image without a `USER` instruction: the runtime starts it as root. */
export const startsRoot: StartUser = {
  startsAs: { uid: 0, gid: 0, name: 'root' },
  userIsNumeric: true,
};

/** An image whose `USER` is a number. */
export function startsAsNumber(uid: number, gid?: number, name?: string): StartUser {
  return { startsAs: user(uid, gid, name), userIsNumeric: true };
}

/** An image whose `USER` is a name, which the kubelet cannot check for `runAsNonRoot`. */
export function startsAsName(name: string, uid: number, gid?: number): StartUser {
  return { startsAs: user(uid, gid, name), userIsNumeric: false };
}

/** A user of an image. */
export function user(uid: number, gid?: number, name?: string): ImageUser {
  return { uid, ...(gid === undefined ? {} : { gid }), ...(name === undefined ? {} : { name }) };
}

/** Written directories of one purpose. */
export function written(purpose: WritePurpose, ...paths: readonly string[]): readonly WritablePath[] {
  return paths.map((path) => ({ path, purpose }));
}

/** The scratch directory that most images write. */
export const tmp = written('tmp', '/tmp');
