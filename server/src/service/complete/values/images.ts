import { derive } from '../../../base/derive.ts';
import { type ImageReference, parseImageReference } from '../../../images/imageReference.ts';
import type { KnownImage } from '../../../images/knownImage.ts';
import { lookupKnownImage } from '../../../images/lookupKnownImage.ts';
import type { TeamImage } from '../../../images/teamImage.ts';
import type { Stated } from '../../../kube/facts/facts.ts';
import { isInAny } from '../../../rules/lib/images/registry.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { siblingText, wordAt } from './around.ts';
import { nearest, viewFrom } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const workloads = nearest('workload');

interface SeenImage {
  readonly reference: ImageReference;
  readonly known: KnownImage | undefined;
  /** The workload that runs it. */
  readonly user: string;
}

const imagesOf = derive((workload: Stated<'workload'>): readonly SeenImage[] =>
  workload.images.flatMap((image) => readImage(image, `${workload.kind} ${workload.name}`)),
);

function readImage(text: string, user: string): SeenImage[] {
  const reference = parseImageReference(text);
  return reference ? [{ reference, user, known: lookupKnownImage(reference) }] : [];
}

/** The images that workloads near by run, by how firmly they are pinned, and the variants of them that start without root. */
function images(place: ValuePlace): readonly ValueProposal[] {
  const { knownImages, trustedRegistries } = place.snapshot.context.config;
  const view = viewFrom(place);
  const word = wordAt(place);
  const seen = new Map<string, SeenImage>();
  for (const workload of workloads({ ...view, namespace: undefined }))
    for (const image of imagesOf(workload)) {
      const { text } = image.reference;
      const isTyped = text === word && workload.file === view.file;
      if (!isTyped && !seen.has(text)) seen.set(text, image);
    }
  const all = sameFirst(place, [...seen.values()]);
  return [
    ...all.map((image) => proposeSeen(image, trustedRegistries)),
    ...knownImages.flatMap(proposeOfTeam),
    ...[...all, ...readImage(word, '')].flatMap(variantOf),
  ];
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

function proposeSeen({ reference, known, user }: SeenImage, trusted: readonly string[]): ValueProposal {
  const { text, tag, digest } = reference;
  const note = known?.deprecated;
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
function variantOf({ known }: SeenImage): readonly ValueProposal[] {
  const variant = known?.unprivilegedVariant;
  return variant ? [usual(variant.name, 'starts without root; add its tag', variant.hint)] : [];
}

/** Images of containers. */
export const imageValues: ValueTable = {
  'containers.image': images,
  'initContainers.image': images,
  'ephemeralContainers.image': images,
};
