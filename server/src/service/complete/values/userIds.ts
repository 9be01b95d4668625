import type { ImageUser, KnownImage } from '../../../images/knownImage.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { imagesAround } from './around.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

type IdOf = (user: ImageUser) => number | undefined;

const userId: IdOf = ({ uid }) => uid;
const groupId: IdOf = ({ gid }) => gid;

/** The ids of the users that the images are known to work with, then one that no node has an account for, and root last. */
function ids(place: ValuePlace, idOf: IdOf, what: 'user' | 'group'): readonly ValueProposal[] {
  const { fixDefaults } = place.snapshot.context.config;
  const images = imagesAround(place);
  const known = images.flatMap((image) => idsOf(image, idOf));
  const own = what === 'user' ? fixDefaults.userId : fixDefaults.groupId;
  const root = images.flatMap(({ needsRoot }) => needsRoot ?? [])[0];
  if (root !== undefined && what === 'user')
    return [usual(0, 'root: the image needs it', root), usual(own, 'not root: the image refuses it')];
  return [
    ...known,
    secure(own, `a ${what} that no node has`, 'An id above 10000 stays clear of the accounts of the node.'),
    discouraged(0, 'root'),
  ];
}

function idsOf(image: KnownImage, idOf: IdOf): ValueProposal[] {
  const repository = image.repository.replace(/^docker\.io\/(?:library\/)?/, '');
  return [image.runsAs, image.startsAs, image.dropsTo].flatMap((user) => {
    const id = user && idOf(user);
    if (id === undefined || id === 0) return [];
    return [secure(id, `${user?.name ?? 'the user'} of ${repository}`, image.runsAsNote)];
  });
}

const users = (place: ValuePlace) => ids(place, userId, 'user');
const groups = (place: ValuePlace) => ids(place, groupId, 'group');

/** Users and groups of pods and containers. */
export const userIdValues: ValueTable = {
  'securityContext.runAsUser': users,
  'securityContext.runAsGroup': groups,
  'securityContext.fsGroup': groups,
  'securityContext.supplementalGroups': groups,
};
