import type { ImageReference } from './imageReference.ts';
import type { KnownImage, KnownImageEntry, TagFacts, TagVariant } from './knownImage.ts';
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

function canonicalRepository(repository: string): string {
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

function fits(variant: TagVariant, tag: string): boolean {
  const { words, fromMajor, belowMajor } = variant;
  if (words !== undefined && !words.some((word) => hasWord(tag, word))) return false;
  const major = majorVersion(tag);
  return (fromMajor === undefined || major >= fromMajor) && (belowMajor === undefined || major < belowMajor);
}

/** Tags are words joined by `-`; a word may end in a version: `alpine3.22`, `bookworm`, `fpm`. */
function hasWord(tag: string, word: string): boolean {
  return tag
    .split('-')
    .some((part) => part === word || (part.startsWith(word) && /^[0-9.]+$/.test(part.slice(word.length))));
}

/** The first number of a leading version; infinite for `latest`, `alpine` and other tags that move on. */
function majorVersion(tag: string): number {
  const [, major] = /^v?(\d{1,9})(?:[.-]|$)/.exec(tag) ?? [];
  return major === undefined ? Number.POSITIVE_INFINITY : Number(major);
}
