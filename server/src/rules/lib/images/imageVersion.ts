import type { ImageReference } from '../../../images/imageReference.ts';

/** A version of three numbers. */
export type Version = readonly [major: number, minor: number, patch: number];

/**
 * The version that a tag names: `v1.2.3`, `1.2.3-alpine`. Undefined for what may move, such as `1.2`, and for release
 * candidates and the like, which are neither the version before nor the version.
 */
export function versionOf(tag: string | undefined): Version | undefined {
  const match = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+_](.*))?$/.exec(tag ?? '');
  if (!match || /^(?:rc|alpha|beta|pre|dev|snapshot)/i.test(match[4] ?? '')) return undefined;
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Whether a version is older than another. */
export function isBefore(version: Version, other: Version): boolean {
  const place = version.findIndex((part, index) => part !== other[index]);
  return place >= 0 && (version[place] ?? 0) < (other[place] ?? 0);
}

/** The text of a reference at another version, spelled as before, suffix included; a digest would not fit and is left out. */
export function withVersion(reference: ImageReference, version: Version): string {
  const name = reference.text.slice(reference.nameSpan.start, reference.nameSpan.end);
  const tag = (reference.tag ?? '').replace(/\d+\.\d+\.\d+/, version.join('.'));
  return `${name}:${tag}`;
}
