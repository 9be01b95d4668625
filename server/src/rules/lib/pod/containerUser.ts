import type { Config } from '../../../config/config.ts';
import { imageFacts } from '../../../images/imageFacts.ts';
import type { KnownImage } from '../../../images/knownImage.ts';
import type { Container } from '../../../kube/pod.ts';

/** What the team, or else the table of known images, says about a container's image. */
export function knownImageOf(container: Container, config: Config): KnownImage | undefined {
  return imageFacts(container.at('image').string, config.knownImages).known;
}

/**
 * What is known of the program that a container runs: the image's facts, unless the manifest starts another program with
 * `command`, or the image is one to put programs in.
 */
export function knownProgramOf(container: Container, config: Config): KnownImage | undefined {
  const known = knownImageOf(container, config);
  return known?.role === 'application' && container.at('command').isAbsent ? known : undefined;
}

/**
 * As whom a container's first process starts: the effective `runAsUser`, else what `runAsNonRoot` guarantees, else the
 * image's user.
 */
export function startUser(container: Container, config: Config): 'root' | 'non-root' | 'unknown' {
  const user = container.effective('runAsUser');
  if (user.integer !== undefined) return user.integer === 0 ? 'root' : 'non-root';
  if (!user.isAbsent) return 'unknown';
  if (container.effective('runAsNonRoot').is(true)) return 'non-root';
  const startsAs = knownImageOf(container, config)?.startsAs;
  if (!startsAs) return 'unknown';
  return startsAs.uid === 0 ? 'root' : 'non-root';
}
