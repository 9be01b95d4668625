import { isPlainSafe } from '../../syntax/scalar.ts';
import type { Spot } from '../cursor/spot.ts';
import { styleOf } from '../cursor/style.ts';
import type { ValuePlace, ValueProposal, ValueProvider } from './place.ts';
import type { Proposal } from './proposal.ts';
import { placedText } from './write.ts';

const ORDER = ['secure', 'usual', 'discouraged'] as const;

/** The values that may stand at a place, secure ones first: what providers know, else what the schema says where nobody else completes by it. */
export function valueProposals(
  place: ValuePlace,
  spot: Spot,
  providers: readonly ValueProvider[],
  bySchema = true,
): readonly Proposal[] {
  const told = providers.map((provider) => provider(place)).filter((values) => values !== undefined);
  const known = told.length > 0 ? told.flat() : bySchema ? ofSchema(place) : [];
  const distinct = [...new Map(known.toReversed().map((one) => [String(one.value), one])).values()].reverse();
  return distinct
    .filter(({ value }) => !(place.isItem && place.others.has(String(value))))
    .sort((a, b) => ORDER.indexOf(a.rank) - ORDER.indexOf(b.rank))
    .map((proposal) => toProposal(place, spot, proposal));
}

/** What the schema itself says. */
function ofSchema({ field, isItem }: ValuePlace): readonly ValueProposal[] {
  if (!field) return [];
  const usual = isItem ? undefined : field.default;
  const detail = (value: unknown) => (value === usual ? { detail: 'default' } : {});
  const values = field.base === 'b' ? [true, false] : (field.values ?? []);
  if (values.length > 0) return values.map((value) => ({ value, ...detail(value), rank: 'usual' }));
  const isScalar = typeof usual === 'string' || typeof usual === 'number';
  return isScalar && usual !== '' ? [{ value: usual, detail: 'default', rank: 'usual' }] : [];
}

function toProposal(place: ValuePlace, spot: Spot, proposal: ValueProposal): Proposal {
  const { value, detail, documentation } = proposal;
  const text = written(value, place, spot);
  const label = value === '' ? '""' : String(value);
  const [quote] = /^["']/.exec(spot.typed) ?? [''];
  return {
    label,
    kind: 'value',
    detail,
    documentation,
    ...placedText(spot, { plain: text, snippet: undefined }, quote === '' ? label : `${quote}${label}`),
    goesOn: false,
  };
}

/** A value as it is written: in the quotes that stand there, else in quotes where YAML would read something else. */
function written(
  value: string | number | boolean,
  { section, field }: ValuePlace,
  { typed, style }: Spot,
): string {
  if (typeof value !== 'string') {
    // A field of text takes no number and no boolean without quotes.
    return field && /^[sLDty]$/.test(field.base) ? JSON.stringify(String(value)) : String(value);
  }
  if (typed.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  const quoted = typed.startsWith('"') || (styleOf(section).json && style === 'flow') || !isPlainSafe(value);
  return quoted ? JSON.stringify(value) : value;
}
