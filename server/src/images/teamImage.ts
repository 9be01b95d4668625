import { matchesName } from '../base/glob.ts';
import type { ImageReference } from './imageReference.ts';
import type { KnownImage, TagFacts } from './knownImage.ts';

/** What a team knows of its own images, for all whose name fits. */
export interface TeamImage {
  /** Glob for the normalised repository, such as `registry.example.com/shop/*`; see `ImageReference.repository`. */
  readonly repository: string;
  /** Glob for the tag; absent: any, also none. */
  readonly tag?: string;
  readonly role: KnownImage['role'];
  /** Whether the program talks to the Kubernetes API. */
  readonly needsApi?: boolean;
  readonly facts: TagFacts;
}

/** Facts that say the opposite of each other: where a team says the one, what the table says of the other no longer holds. */
const OPPOSITES: readonly (readonly [keyof TagFacts, readonly (keyof TagFacts)[]])[] = [
  ['needsRoot', ['runsAs', 'anyUser', 'runsAsNote', 'capabilitiesUnprivileged', 'unprivilegedVariant']],
  ['runsAs', ['needsRoot', 'anyUser', 'runsAsNote']],
  ['anyUser', ['needsRoot', 'runsAs', 'runsAsNote']],
  ['startsAs', ['userIsNumeric', 'dropsTo']],
  ['writes', ['neverMount', 'readOnlyCapable', 'readOnlyNote', 'readOnlyNoteApplies']],
  ['readOnlyCapable', ['readOnlyNote', 'readOnlyNoteApplies']],
];

/**
 * Lays what a team says of an image over what the built-in table says of it. Of several entries that fit, later ones win.
 *
 * @returns `known` itself where no entry fits
 */
export function withTeamFacts(
  known: KnownImage | undefined,
  reference: ImageReference,
  team: readonly TeamImage[],
): KnownImage | undefined {
  return team
    .filter((entry) => fits(entry, reference))
    .reduce<KnownImage | undefined>(
      (image, entry) => overlay(image ?? blank(entry, reference), entry.facts),
      known,
    );
}

/** Whether a team says of an image that it does, or does not, use the Kubernetes API; undefined where it says nothing. */
export function teamNeedsApi(
  reference: ImageReference | undefined,
  team: readonly TeamImage[],
): boolean | undefined {
  if (!reference) return undefined;
  return team.findLast((entry) => entry.needsApi !== undefined && fits(entry, reference))?.needsApi;
}

function fits({ repository, tag }: TeamImage, reference: ImageReference): boolean {
  if (!matchesName(repository, reference.repository)) return false;
  return tag === undefined || (reference.tag !== undefined && matchesName(tag, reference.tag));
}

function blank({ role }: TeamImage, { repository }: ImageReference): KnownImage {
  return { repository, role, sources: [] };
}

function overlay(image: KnownImage, facts: TagFacts): KnownImage {
  const contradicted = OPPOSITES.filter(([key]) => facts[key] !== undefined).flatMap(([, keys]) => keys);
  const kept = Object.entries(image).filter(([key]) => !contradicted.some((name) => name === key));
  const said = Object.entries(facts).filter(([, value]) => value !== undefined);
  // Only optional facts are contradicted, and `facts` has no others.
  return Object.fromEntries([...kept, ...said]) as unknown as KnownImage;
}
