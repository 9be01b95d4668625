import { samePath } from '../../../base/path.ts';
import type { Config } from '../../../config/config.ts';
import type { Container, Pod } from '../../../kube/pod.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';
import {
  type NonRootVerdict,
  nonRootVerdict,
  setContainerUser,
  setPodUser,
  setVolumeGroup,
  type UserToSet,
} from './nonRoot.ts';

/** The field of a pod or container that forbids root. */
export function nonRootOf(owner: Pod | Container): Field {
  return owner.at('securityContext', 'runAsNonRoot');
}

/** Where the field is set, and the containers that feel it. */
export interface Place {
  readonly pod: Pod;
  readonly at: Field;
  readonly containers: readonly Container[];
}

interface Judged {
  readonly container: Container;
  readonly verdict: NonRootVerdict;
}

/**
 * Sets `runAsNonRoot`, with a user where the image needs one told. Safe where the users of all containers are known, by number,
 * and not root: the kubelet starts such containers. None where a program does not work without root.
 */
export function nonRootFixes(place: Place, config: Config): readonly Fix[] {
  const { pod, at, containers } = place;
  const judged = containers.map(
    (container): Judged => ({ container, verdict: nonRootVerdict(container, config) }),
  );
  if (judged.some(({ verdict }) => verdict.kind === 'needs-root')) return [];
  const [only] = containers;
  const isForOne =
    pod.containers.length > 1 && containers.length === 1 && only && samePath(at.path, nonRootOf(only).path);
  const title = `Set runAsNonRoot to true${isForOne ? ` for "${only.name}"` : ''}`;
  const operations = [{ kind: 'set', path: at.path, value: true } as const];
  if (judged.every(({ verdict }) => verdict.kind === 'works')) return [{ title, safety: 'safe', operations }];

  const fixes: Fix[] = [];
  const mayStart = judged.every(
    ({ verdict }) => verdict.kind !== 'user' && !(verdict.kind === 'unknown' && verdict.isRoot),
  );
  if (mayStart)
    fixes.push({
      title,
      safety: 'unsafe',
      caution: 'An image whose user is root, or is given by name, does not start: then set runAsUser too.',
      operations,
    });
  const users = usersToSet(judged, config);
  if (users.length > 0)
    fixes.push({
      title: `${title} and run as user ${[...new Set(users.map(({ number }) => number))].join(' and ')}`,
      safety: 'unsafe',
      caution: cautionOf(judged),
      operations: [...operations, ...userOperations(pod, users)],
    });
  return fixes;
}

interface ContainerUser {
  readonly container: Container;
  readonly number: number;
  readonly user: UserToSet;
  /** Whether the image table names the user; else it is the configured one, for review. */
  readonly isKnown: boolean;
}

function usersToSet(judged: readonly Judged[], { fixDefaults }: Config): readonly ContainerUser[] {
  const { userId, groupId } = fixDefaults;
  return judged.flatMap(({ container, verdict }): ContainerUser[] => {
    if (verdict.kind === 'user') {
      const { uid, gid } = verdict.user;
      return [{ container, number: uid, user: { uid, gid }, isKnown: true }];
    }
    if (verdict.kind !== 'unknown') return [];
    const user = { uid: { tabStop: userId }, gid: { tabStop: groupId } };
    return [{ container, number: userId, user, isKnown: false }];
  });
}

/** At the pod, once, where all of its containers get the configured user; else at each container. */
function userOperations(pod: Pod, users: readonly ContainerUser[]): readonly EditOperation[] {
  const [first] = users;
  if (!first) return [];
  const containers = users.map(({ container }) => container);
  const isForAll =
    containers.length === pod.containers.length &&
    users.every(
      ({ container, isKnown }) => !isKnown && container.at('securityContext', 'runAsUser').isAbsent,
    );
  return [
    ...(isForAll
      ? setPodUser(pod, first.user)
      : users.flatMap(({ container, user }) => setContainerUser(container, user))),
    ...setVolumeGroup(pod, containers, first.user.gid ?? first.user.uid),
  ];
}

function cautionOf(judged: readonly Judged[]): string {
  const notes = judged.flatMap(({ verdict }) => {
    if (verdict.kind !== 'user' && verdict.kind !== 'unknown') return [];
    const { image } = verdict;
    const variant = image?.unprivilegedVariant;
    return [
      ...(image?.runsAsNote === undefined ? [] : [image.runsAsNote]),
      ...(variant ? [`There is also the image ${variant.name}. ${variant.hint}`] : []),
    ];
  });
  if (notes.length > 0) return [...new Set(notes)].join(' ');
  return 'The program must work as this user, and its volumes must be writable for it.';
}
