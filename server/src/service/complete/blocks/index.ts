import type { TextChange } from '../../../base/span.ts';
import type { Api, TypeSchema } from '../../../schema/type.ts';
import { isMapping, type NewValue } from '../../../syntax/edit/operation.ts';
import type { Spot } from '../../cursor/spot.ts';
import type { Entries } from '../draft.ts';
import { isExcluded } from '../keys/excluded.ts';
import type { Proposal } from '../proposal.ts';
import { requiredEntries } from '../skeleton/skeleton.ts';
import { draftEntries, placedText } from '../write.ts';
import type { Block, BlockContext } from './block.ts';
import { containerBlocks } from './container.ts';
import { environmentBlocks } from './environment.ts';
import { networkBlocks } from './network.ts';
import { probeBlocks } from './probes.ts';
import { rbacBlocks } from './rbac.ts';
import { resourceBlocks } from './resources.ts';
import { schedulingBlocks } from './scheduling.ts';
import { securityContextBlocks } from './securityContext.ts';
import { volumeBlocks } from './volumes.ts';

const BLOCKS: readonly Block[] = [
  ...containerBlocks,
  ...securityContextBlocks,
  ...resourceBlocks,
  ...volumeBlocks,
  ...environmentBlocks,
  ...probeBlocks,
  ...networkBlocks,
  ...rbacBlocks,
  ...schedulingBlocks,
];

/** The blocks that fit into a mapping, or begin an item of its list, and bring something new. */
export function blocksFor(context: BlockContext, spot: Spot): readonly Proposal[] {
  const type = context.place.types.at(-1);
  if (!type || spot.hasColon) return [];
  const isNewItem = spot.at === 'item' && spot.others.size === 0;
  const fitting = BLOCKS.filter(({ into, as }) => into.includes(type.name) && (as === 'keys' || isNewItem));
  const found = fitting.flatMap((block) => {
    if (isNewItem && block.as === 'keys') return [];
    const entries = newEntries(block, context, type);
    const more = block.more ? block.more(context) : [];
    return entries && more ? [toProposal(block, entries, more, context, spot)] : [];
  });
  const needed = isNewItem ? requiredEntries(context.place.api, type) : {};
  return Object.keys(needed).length < 2 ? found : [...found, requiredItem(needed, context, spot)];
}

function newEntries({ entries, as }: Block, context: BlockContext, type: TypeSchema): Entries | undefined {
  const { siblings } = context.place;
  const all = entries(context);
  const made = Object.entries(type.custom ? takenBy(type, all, context.place.api) : all);
  const fresh = made.filter(([key]) => !siblings.has(key) && !isExcluded(context.place, type, key));
  // A rule of several keys is whole or not at all.
  const isWhole = as === 'keys' || fresh.length === made.length;
  return fresh.length > 0 && isWhole ? Object.fromEntries(fresh) : undefined;
}

/** What of a block the type of a definition has: it may write out an older release. */
function takenBy(type: TypeSchema, entries: Entries, api: Api): Entries {
  if (type.open) return entries;
  const taken = Object.entries(entries).flatMap(([key, value]): [string, NewValue][] => {
    const field = type.fields.get(key);
    const below = field?.nesting === '' ? api.type(field.base) : undefined;
    if (!field) return [];
    return [[key, below?.custom && isMapping(value) ? takenBy(below, value, api) : value]];
  });
  return Object.fromEntries(taken);
}

function toProposal(
  { label, detail, documentation }: Block,
  entries: Entries,
  elsewhere: readonly TextChange[],
  context: BlockContext,
  spot: Spot,
): Proposal {
  const written = placedText(spot, draftEntries(context.place, spot, entries, context.place.indent), label);
  const more = [...(written.more ?? []), ...elsewhere];
  return { label, kind: 'block', detail, documentation, ...written, goesOn: false, more };
}

function requiredItem(entries: Entries, { place }: BlockContext, spot: Spot): Proposal {
  const label = Object.keys(entries).join(', ');
  const written = placedText(spot, draftEntries(place, spot, entries, place.indent), label);
  return { label, kind: 'block', detail: 'What an item needs', ...written, goesOn: false };
}
