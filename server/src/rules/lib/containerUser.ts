import { imageFacts } from '../../images/imageFacts.ts';
import type { KnownImage } from '../../images/knownImage.ts';
import type { Container } from '../../kube/pod.ts';

/** What the table of known images says about a container's image. */
export function knownImageOf(container: Container): KnownImage | undefined {
  return imageFacts(container.at('image').string).known;
}

/**
 * What is known of the program that a container runs: the image's facts, unless the manifest starts another program with
 * `command`, or the image is one to put programs in.
 */
export function knownProgramOf(container: Container): KnownImage | undefined {
  const known = knownImageOf(container);
  return known?.role === 'application' && container.at('command').isAbsent ? known : undefined;
}

/**
 * As whom a container's first process starts: the effective `runAsUser`, else what `runAsNonRoot` guarantees, else the
 * image's user.
 */
export function startUser(container: Container): 'root' | 'non-root' | 'unknown' {
  const user = container.effective('runAsUser');
  if (user.integer !== undefined) return user.integer === 0 ? 'root' : 'non-root';
  if (!user.isAbsent) return 'unknown';
  if (container.effective('runAsNonRoot').is(true)) return 'non-root';
  const startsAs = knownImageOf(container)?.startsAs;
  if (!startsAs) return 'unknown';
  return startsAs.uid === 0 ? 'root' : 'non-root';
}
