import { startsWith } from '../../../base/path.ts';
import type { Config } from '../../../config/config.ts';
import type { ImageUser } from '../../../images/knownImage.ts';
import type { Container, Pod } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';
import { knownImageOf } from './containerUser.ts';
import { setVolumeGroup } from './nonRoot.ts';

/** Ids from here on belong to nobody on usual nodes. The scanners disagree about 10000 itself; this satisfies all. */
const FIRST_HIGH_ID = 10_001;

/** What a rule about user or group ids is about. */
export interface IdKind {
  readonly field: 'runAsUser' | 'runAsGroup';
  /** The id that an image uses by itself. */
  readonly idOf: (user: ImageUser) => number | undefined;
  /** The id to set where nobody knows a better one. */
  readonly configured: (config: Config) => number;
}

/** A low id, or none. */
export interface LowId {
  readonly at: Field;
  /** The id that is set; undefined where none is. */
  readonly id: number | undefined;
  /** The id that the image is known to use where none is set. */
  readonly imageId: number | undefined;
  /** Whether it is set for the whole pod. */
  readonly ofPod: boolean;
}

/**
 * The id of a container, if it is certainly low or not set. One that is set for the pod is reported with one container only.
 * An id that is the image's own is no finding: the image works with no other. Ephemeral containers, Windows and pods with a
 * user namespace of their own are left alone: in a user namespace an id is not that of somebody on the node.
 */
export function lowIdOf(container: Container, kind: IdKind, config: Config): LowId | undefined {
  const { pod } = container;
  if (container.kind === 'ephemeral' || pod.windows || !pod.at('hostUsers').isNot(false)) return undefined;
  const at = container.effective(kind.field);
  if (at.isAbsent) {
    const startsAs = knownImageOf(container, config)?.startsAs;
    const imageId = startsAs && kind.idOf(startsAs);
    return imageId !== undefined && imageId >= FIRST_HIGH_ID
      ? undefined
      : { at, id: undefined, imageId, ofPod: false };
  }
  const id = at.integer;
  if (id === undefined || id >= FIRST_HIGH_ID) return undefined;
  const ofPod = isOfPod(at, pod);
  const concerned = (ofPod ? inheritors(pod, kind) : [container]).filter(
    (one) => !isOwnId(one, kind, id, config),
  );
  return concerned[0] === container ? { at, id, imageId: undefined, ofPod } : undefined;
}

function isOwnId(container: Container, kind: IdKind, id: number, config: Config): boolean {
  const known = knownImageOf(container, config);
  const users = [known?.startsAs, known?.runsAs, known?.dropsTo];
  return id !== 0 && users.some((user) => user !== undefined && kind.idOf(user) === id);
}

function isOfPod(at: Field, pod: Pod): boolean {
  return startsWith(at.path, [...pod.spec.path, 'securityContext']);
}

/** The containers that say no id of their own. */
function inheritors(pod: Pod, { field }: IdKind): Container[] {
  return pod.containers.filter(
    (container) => container.kind !== 'ephemeral' && container.at('securityContext', field).isAbsent,
  );
}

/**
 * Sets a high id where the low one is, or for the whole pod where none is and no other container minds. None where the image
 * is known to work with an id of its own only.
 */
export function lowIdFixes(at: Field, container: Container, kind: IdKind, config: Config): readonly Fix[] {
  const id = kind.configured(config);
  const needsOwn = (one: Container): boolean => needsOwnUser(one, config);
  const { pod } = container;
  const sharers = inheritors(pod, kind);
  const affected = isOfPod(at, pod) ? sharers : [container];
  if (affected.some(needsOwn)) return [];
  const forPod = at.isAbsent && !sharers.some(needsOwn);
  const path = forPod ? [...pod.spec.path, 'securityContext', kind.field] : at.path;
  return [
    {
      title: `Set ${kind.field} to ${id}${forPod ? ' for the pod' : ''}`,
      safety: 'unsafe',
      caution: 'The files of the image must be readable, and its volumes writable, for this id.',
      operations: [
        { kind: 'set', path, value: { tabStop: id }, after: NEIGHBOURS[kind.field] },
        ...(kind.field === 'runAsUser'
          ? setVolumeGroup(pod, forPod ? sharers : affected, { tabStop: config.fixDefaults.groupId })
          : []),
      ],
    },
  ];
}

/** The fields that an id stands well behind. */
const NEIGHBOURS = { runAsUser: 'runAsNonRoot', runAsGroup: 'runAsUser' } as const;

function needsOwnUser(container: Container, config: Config): boolean {
  const known = knownImageOf(container, config);
  return known !== undefined && (known.runsAs ?? known.dropsTo ?? known.needsRoot) !== undefined;
}
