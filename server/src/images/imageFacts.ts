import { type ImageReference, parseImageReference } from './imageReference.ts';
import type { KnownImage, WritablePath } from './knownImage.ts';
import { lookupKnownImage } from './lookupKnownImage.ts';
import { type TeamImage, withTeamFacts } from './teamImage.ts';

/** What the text of an `image:` field tells. */
export interface ImageFacts {
  /** Absent when the text is absent, a template, or no valid reference. */
  readonly reference?: ImageReference;
  /** Absent when neither the team nor the table knows the image. */
  readonly known?: KnownImage;
}

/** Nearly every program may want a scratch directory; an empty `/tmp` hides nothing an image ships. */
const unknownImageWrites: readonly WritablePath[] = [{ path: '/tmp', purpose: 'tmp' }];

/**
 * Parses the text of an `image:` field and looks the image up. Never throws.
 *
 * @param team what the configuration says of images; it wins over the built-in table
 */
export function imageFacts(imageText: string | undefined, team: readonly TeamImage[]): ImageFacts {
  const reference = imageText === undefined ? undefined : parseImageReference(imageText);
  if (reference === undefined) return {};
  const known = withTeamFacts(lookupKnownImage(reference), reference, team);
  return known === undefined ? { reference } : { reference, known };
}

/**
 * The directories that need a writable volume under a read-only root file system, `/tmp` when nothing is known.
 * Paths with purpose `data` are included: an `emptyDir` on them loses what was stored before.
 */
export function writablePaths(known: KnownImage | undefined): readonly WritablePath[] {
  return known?.writes ?? unknownImageWrites;
}

/**
 * True when the kubelet starts the image under `runAsNonRoot: true` without any `runAsUser`: its own user is
 * known, not 0, and given by number.
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/security_context.go
 */
export function startsAsNumericNonRoot(known: KnownImage | undefined): boolean {
  return known?.startsAs !== undefined && known.startsAs.uid !== 0 && known.userIsNumeric === true;
}

/** True when the image is known to start as root where neither pod nor container sets a user. */
export function startsAsRoot(known: KnownImage | undefined): boolean {
  return known?.startsAs?.uid === 0;
}

/**
 * True when a volume mounted at `mountPath` makes `path` writable too: it is that directory or one above it.
 * `/var/run` counts as `/run`: the distributions that images are built on link the one to the other.
 */
export function mountCovers(mountPath: string, path: string): boolean {
  const mount = plainPath(mountPath);
  const wanted = plainPath(path);
  return mount === '/' || wanted === mount || wanted.startsWith(`${mount}/`);
}

function plainPath(path: string): string {
  const clean = path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  return clean === '/var/run' || clean.startsWith('/var/run/') ? clean.slice('/var'.length) : clean;
}
