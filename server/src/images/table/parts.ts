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

/** The page with the build steps and settings of a Docker official image as published. */
export function published(image: string, tag: string): string {
  return `https://github.com/docker-library/repo-info/blob/master/repos/${image}/remote/${tag}.md`;
}

/** Why a port below 1024 is not free for a user other than root. */
export const lowPortNote =
  'a port below 1024 needs sysctl net.ipv4.ip_unprivileged_port_start=0 or a runtime that sets it';
