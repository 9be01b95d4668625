import type { Path } from '../../../base/path.ts';
import type { Config } from '../../../config/config.ts';
import { startsAsNumericNonRoot } from '../../../images/imageFacts.ts';
import type { ImageUser, KnownImage } from '../../../images/knownImage.ts';
import type { Container, Pod } from '../../../kube/pod.ts';
import type { EditOperation, NewValue } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { knownImageOf } from './containerUser.ts';

/** What `runAsNonRoot: true` means for a container as it is written. */
export type NonRootVerdict =
  /** It starts: its user is known, by number, and not root. */
  | { readonly kind: 'works' }
  /** It starts once this user is set. */
  | { readonly kind: 'user'; readonly user: ImageUser; readonly image: KnownImage }
  /** Nobody knows. `isRoot`: it certainly does not start without another user. */
  | { readonly kind: 'unknown'; readonly isRoot: boolean; readonly image: KnownImage | undefined }
  /** The manifest names a user that is not known here. */
  | { readonly kind: 'hidden' }
  /** Its program does not work without root. */
  | { readonly kind: 'needs-root' };

/** Judges whether a container may run as non-root, from its effective user and what is known of its image. */
export function nonRootVerdict(container: Container, config: Config): NonRootVerdict {
  const user = container.effective('runAsUser');
  if (user.integer !== undefined && user.integer !== 0) return { kind: 'works' };
  if (user.isUnknown) return { kind: 'hidden' };
  const image = knownImageOf(container, config);
  if (user.isAbsent && startsAsNumericNonRoot(image)) return { kind: 'works' };
  if (image?.needsRoot !== undefined) return { kind: 'needs-root' };
  const startsAs = image?.startsAs;
  const own = startsAs && startsAs.uid !== 0 ? startsAs : undefined;
  const fitting = own ?? image?.runsAs;
  if (image && fitting) return { kind: 'user', user: fitting, image };
  return { kind: 'unknown', isRoot: user.is(0) || startsAs?.uid === 0, image };
}

/** A user and group to write: numbers, or values to review. */
export interface UserToSet {
  readonly uid: NewValue;
  readonly gid: NewValue | undefined;
}

/** Gives a container its user, and its group where none but root's is set. */
export function setContainerUser(container: Container, user: UserToSet): readonly EditOperation[] {
  const path = [...container.root.path, 'securityContext'];
  return setUser(path, container.effective('runAsGroup'), user);
}

/** The same for all containers of a pod, which have no users of their own. */
export function setPodUser(pod: Pod, user: UserToSet): readonly EditOperation[] {
  return setUser([...pod.spec.path, 'securityContext'], pod.at('securityContext', 'runAsGroup'), user);
}

function setUser(path: Path, group: Field, { uid, gid }: UserToSet): readonly EditOperation[] {
  const setsGroup = gid !== undefined && (group.isAbsent || group.is(0));
  return [
    { kind: 'set', path: [...path, 'runAsUser'], value: uid },
    ...(setsGroup ? [{ kind: 'set', path: [...path, 'runAsGroup'], value: gid } as const] : []),
  ];
}

/**
 * Makes the pod's volumes writable for a group where containers that change their user mount some that they may write to;
 * nothing where `fsGroup` is written.
 */
export function setVolumeGroup(
  pod: Pod,
  containers: readonly Container[],
  gid: NewValue,
): readonly EditOperation[] {
  const fsGroup = pod.at('securityContext', 'fsGroup');
  if (!fsGroup.isAbsent || !containers.some(mountsWritableVolume)) return [];
  return [{ kind: 'set', path: fsGroup.path, value: gid }];
}

const WRITABLE_TYPES = ['persistentVolumeClaim', 'ephemeral', 'emptyDir'];

function mountsWritableVolume(container: Container): boolean {
  const { pod } = container;
  const volumes = pod
    .at('volumes')
    .items.filter((volume) => WRITABLE_TYPES.some((type) => volume.at(type).state === 'known'))
    .map((volume) => volume.at('name').string);
  const claims = pod.resource.root
    .at('spec', 'volumeClaimTemplates')
    .items.map((claim) => claim.at('metadata', 'name').string);
  const writable = new Set([...volumes, ...claims]);
  return container.at('volumeMounts').items.some((mount) => {
    const name = mount.at('name').string;
    return name !== undefined && writable.has(name) && mount.at('readOnly').isNot(true);
  });
}
