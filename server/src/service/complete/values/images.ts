import { type ImageReference, parseImageReference } from '../../../images/imageReference.ts';
import { lookupKnownImage } from '../../../images/lookupKnownImage.ts';
import type { TeamImage } from '../../../images/teamImage.ts';
import { isInAny } from '../../../rules/lib/images/registry.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { siblingText, wordAt } from './around.ts';
import { nearest, viewFrom } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const workloads = nearest('workload');

/** The images that workloads near by run, by how firmly they are pinned, and the variants of them that start without root. */
function images(place: ValuePlace): readonly ValueProposal[] {
  const { config } = place.snapshot.context;
  const view = viewFrom(place, undefined);
  const word = wordAt(place);
  const seen = new Map<string, string>();
  for (const workload of workloads({ ...view, namespace: undefined }))
    for (const image of workload.images)
      if (!seen.has(image) && !(image === word && workload.file === view.file))
        seen.set(image, `${workload.kind} ${workload.name}`);
  const references = [...seen].flatMap(([image, user]) => {
    const reference = parseImageReference(image);
    return reference ? [{ reference, user }] : [];
  });
  const trusted = config.trustedRegistries;
  return [
    ...sameFirst(place, references).map(({ reference, user }) => proposeSeen(reference, user, trusted)),
    ...config.knownImages.flatMap(proposeOfTeam),
    ...[...references.map(({ reference }) => reference), parseImageReference(word)].flatMap(variantOf),
  ];
}

interface SeenImage {
  readonly reference: ImageReference;
  readonly user: string;
}

/** Those that the name of the container speaks of come first, and of these the ones that are pinned by their content. */
function sameFirst(place: ValuePlace, seen: readonly SeenImage[]): readonly SeenImage[] {
  const name = siblingText(place, 'name');
  const isSame = ({ reference }: SeenImage): boolean =>
    name !== undefined && reference.repository.includes(name);
  const isPinned = ({ reference }: SeenImage): boolean => reference.hasValidDigest;
  const pinnedFirst = [...seen.filter(isPinned), ...seen.filter((image) => !isPinned(image))];
  return [...pinnedFirst.filter(isSame), ...pinnedFirst.filter((image) => !isSame(image))];
}

function proposeSeen(reference: ImageReference, user: string, trusted: readonly string[]): ValueProposal {
  const { text, tag, digest } = reference;
  const note = lookupKnownImage(reference)?.deprecated;
  if (trusted.length > 0 && !isInAny(reference, trusted))
    return discouraged(text, `${user}: in no trusted registry`, note);
  if (note !== undefined) return discouraged(text, `${user}: no longer maintained`, note);
  if (digest !== undefined) return usual(text, `${user}: pinned by its digest`);
  if (tag === undefined || tag === 'latest') return discouraged(text, `${user}: not pinned`);
  return usual(text, user);
}

/** What the configuration knows by its whole name; a pattern is no image. */
function proposeOfTeam({ repository, tag }: TeamImage): readonly ValueProposal[] {
  if (/[*?[{]/.test(repository) || tag === undefined || /[*?[{]/.test(tag)) return [];
  return [secure(`${repository}:${tag}`, 'known image of the configuration')];
}

/** Its tags are for the author to choose: which there are is known to the registry only. */
function variantOf(reference: ImageReference | undefined): readonly ValueProposal[] {
  const variant = reference && lookupKnownImage(reference)?.unprivilegedVariant;
  return variant ? [usual(variant.name, 'starts without root; add its tag', variant.hint)] : [];
}

/** Images of containers. */
export const imageValues: ValueTable = {
  'containers.image': images,
  'initContainers.image': images,
  'ephemeralContainers.image': images,
};
