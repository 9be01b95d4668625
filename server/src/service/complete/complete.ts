import type { Position } from '../../base/span.ts';
import type { KindName } from '../../schema/type.ts';
import { lineMapOf, type PlacedSection } from '../../syntax/sections.ts';
import { outlineOf } from '../cursor/outline.ts';
import type { Spot } from '../cursor/spot.ts';
import { cursorAt } from '../cursor/spots.ts';
import { rangeOf } from '../diagnose.ts';
import type { Snapshot } from '../snapshot.ts';
import { blocksFor } from './blocks/index.ts';
import { commentProposals } from './comments.ts';
import { type Found, findPlace } from './find.ts';
import { isManifest } from './isManifest.ts';
import { fieldKeys } from './keys/keys.ts';
import { knownKeys } from './keys/knownKeys.ts';
import type { ValueProvider } from './place.ts';
import type { PlacedProposal, Proposal } from './proposal.ts';
import { headValues, rootKeys } from './root.ts';
import { snippetProposals } from './snippets.ts';
import { valueProposals } from './valueProposals.ts';
import { VALUE_PROVIDERS } from './values/index.ts';
import { isJsonFile } from './write.ts';

/** What the client has of its own, and who knows values. */
export interface CompletionOptions {
  /** Whether whole manifests are offered: false where the client reads the snippets itself. */
  readonly snippets: boolean;
  readonly providers?: readonly ValueProvider[];
  /** Whether somebody else completes by the schema of a kind. */
  readonly schemaElsewhere?: (kind: KindName) => boolean;
}

/**
 * What may be written at a position of a file, the most important first. Nothing in files that are no manifests, but for empty ones. The
 * text may be in any state.
 */
export function complete(
  snapshot: Snapshot,
  position: Position,
  options: CompletionOptions,
): readonly PlacedProposal[] {
  const placed = snapshot.file.sections.findLast(({ startLine }) => startLine <= position.line);
  if (!placed) return [];
  const { section, startLine } = placed;
  const offset = lineMapOf(section).offsetAt({ ...position, line: position.line - startLine });
  const cursor = cursorAt(section, offset);
  const proposals =
    cursor.in === 'comment'
      ? commentProposals(snapshot, section, cursor.span)
      : cursor.spots.flatMap((spot) =>
          proposalsAt(snapshot, placed, inFile(spot, placed, snapshot), options),
        );
  const distinct = new Map(proposals.toReversed().map((one) => [identityOf(one), one]));
  return [...distinct.values()].reverse().map((proposal) => place(proposal, placed));
}

function proposalsAt(
  snapshot: Snapshot,
  { section }: PlacedSection,
  spot: Spot,
  { snippets, providers = VALUE_PROVIDERS, schemaElsewhere = () => false }: CompletionOptions,
): readonly Proposal[] {
  if (!isManifest(snapshot, section)) return [];
  const found = findPlace(snapshot, section, spot);
  if (!found) return [];
  const { place } = found;
  const { apiVersion = '', kind = '' } = place;
  const bySchema = !schemaElsewhere({ apiVersion, kind });
  if (place.at === 'value') {
    return headValues(place, found.spot) ?? valueProposals(place, found.spot, providers, bySchema);
  }
  const keys = keyProposals(found, snapshot, bySchema);
  const isEmpty = outlineOf(section).roots.length === 0 && spot.path.length === 0 && spot.style === 'block';
  return isEmpty && snippets ? [...keys, ...snippetProposals(found.spot)] : keys;
}

/** An empty file that is called so becomes JSON. */
function inFile(spot: Spot, { section }: PlacedSection, { context }: Snapshot): Spot {
  const isEmpty = isJsonFile(context.file) && section.text.trim() === spot.typed;
  return isEmpty ? { ...spot, style: 'flow', wrap: '{' } : spot;
}

function keyProposals(
  { place, spot, shape }: Found,
  snapshot: Snapshot,
  bySchema: boolean,
): readonly Proposal[] {
  if (place.at === 'value') return [];
  const isRoot = place.path.length === place.root.length;
  if (isRoot && place.kind === undefined) return rootKeys(place, spot);
  if (!shape?.type) return !shape || shape.nesting.startsWith('{') ? knownKeys(place, spot) : [];
  const keys = bySchema ? fieldKeys(place, spot, shape.type) : [];
  const blocks = blocksFor({ place, config: snapshot.context.config }, spot);
  const needed = keys.filter(({ isNeeded }) => isNeeded);
  return spot.at === 'item' && spot.others.size === 0
    ? [...blocks, ...keys]
    : [...needed, ...blocks, ...keys.filter(({ isNeeded }) => !isNeeded)];
}

/** Kinds of one name may be of several projects; everything else is told apart by its name. */
function identityOf({ kind, label, detail }: Proposal): string {
  return kind === 'kind' ? `${kind} ${label} ${detail}` : `${kind} ${label}`;
}

function place({ span, more = [], ...proposal }: Proposal, placed: PlacedSection): PlacedProposal {
  return {
    ...proposal,
    range: rangeOf(span, placed),
    more: more.map(({ newText, ...change }) => ({ newText, range: rangeOf(change, placed) })),
  };
}
