import type { ImageReference } from './imageReference.ts';
import type { KnownImage, KnownImageEntry, TagFacts, TagVariant, TagVersion } from './knownImage.ts';
import { knownImageTable } from './table/index.ts';

/** Hosts that serve copies of Docker Hub, by the prefix that stands for `docker.io/`. */
const dockerHubMirrors: readonly { readonly prefix: string; readonly stands: string }[] = [
  // https://aws.amazon.com/blogs/containers/docker-official-images-now-available-on-amazon-elastic-container-registry-public/
  { prefix: 'public.ecr.aws/docker/library/', stands: 'docker.io/library/' },
  // https://cloud.google.com/artifact-registry/docs/pull-cached-dockerhub-images
  { prefix: 'mirror.gcr.io/', stands: 'docker.io/' },
  // https://kubernetes.io/blog/2023/03/10/image-registry-redirect/
  { prefix: 'k8s.gcr.io/', stands: 'registry.k8s.io/' },
];

const entriesByRepository = indexTable(knownImageTable);

/**
 * Returns the facts of a referenced image at its tag, or undefined for an image that is not in the table.
 *
 * Only exact repositories, their listed aliases and well-known Docker Hub mirrors are found: an image of the same
 * last name in somebody's own registry may be anything. Where the reference has a digest and no tag, facts that
 * differ from tag to tag are left out.
 */
export function lookupKnownImage(reference: ImageReference): KnownImage | undefined {
  const entry = entriesByRepository.get(canonicalRepository(reference.repository));
  return entry === undefined ? undefined : factsAtTag(entry, reference);
}

/** The repository that a mirror or an old registry host stands for. */
export function canonicalRepository(repository: string): string {
  const mirror = dockerHubMirrors.find(({ prefix }) => repository.startsWith(prefix));
  if (mirror === undefined) return repository;
  return mirror.stands + repository.slice(mirror.prefix.length);
}

function indexTable(table: readonly KnownImageEntry[]): ReadonlyMap<string, KnownImageEntry> {
  const index = new Map<string, KnownImageEntry>();
  for (const entry of table) {
    for (const name of [entry.repository, ...(entry.aliases ?? [])]) index.set(name, entry);
  }
  return index;
}

function factsAtTag(entry: KnownImageEntry, reference: ImageReference): KnownImage {
  const { aliases: _aliases, variants = [], ...facts } = entry;
  const tagIsUnknown = reference.tag === undefined && reference.digest !== undefined;
  const overrides = tagIsUnknown
    ? variants.map(({ facts }) => withoutFacts(facts))
    : variants.filter((variant) => fits(variant, reference.tag ?? 'latest')).map(({ facts }) => facts);
  return overrides.reduce<KnownImage>(override, facts);
}

/** The same keys with no values: takes back what differs by tag. */
function withoutFacts(facts: TagFacts): TagFacts {
  return Object.fromEntries(Object.keys(facts).map((key) => [key, undefined]));
}

function override(image: KnownImage, facts: TagFacts): KnownImage {
  const merged = Object.entries({ ...image, ...facts }).filter(([, value]) => value !== undefined);
  // A filter by value cannot drop the required fields: `TagFacts` has none of them.
  return Object.fromEntries(merged) as unknown as KnownImage;
}

function fits({ words = [], from, below }: TagVariant, tag: string): boolean {
  const version = tagVersion(tag);
  return (
    words.every((word) => hasWord(tag, word)) &&
    (from === undefined || compareVersions(version, from) >= 0) &&
    (below === undefined || compareVersions(version, below) < 0)
  );
}

/** Tags are words joined by `-`; a word may end in a version: `alpine3.22`, `bookworm`, `fpm`. */
function hasWord(tag: string, word: string): boolean {
  return tag
    .split('-')
    .some((part) => part === word || (part.startsWith(word) && /^[0-9.]+$/.test(part.slice(word.length))));
}

/** The version that leads a tag; infinite where it is left out, as in `latest`, `alpine` and `3`, which move on. */
function tagVersion(tag: string): readonly [major: number, minor: number] {
  const [, major, minor] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?![a-z\d])/i.exec(tag) ?? [];
  return [
    major === undefined ? Number.POSITIVE_INFINITY : Number(major),
    minor === undefined ? Number.POSITIVE_INFINITY : Number(minor),
  ];
}

/** Negative when `left` is older than `right`. */
function compareVersions(left: readonly [number, number], [major, minor = 0]: TagVersion): number {
  return left[0] === major ? left[1] - minor : left[0] - major;
}
