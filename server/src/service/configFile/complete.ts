import type { Path } from '../../base/path.ts';
import type { Position, Range } from '../../base/span.ts';
import type { JsonSchema } from '../../config/file/jsonSchema.ts';
import { lineMapOf, type Section } from '../../syntax/sections.ts';
import type { Spot } from '../cursor/spot.ts';
import { cursorAt } from '../cursor/spots.ts';
import { schemasAt } from './schemasAt.ts';

/** Something that may be written at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'key' | 'value';
  /** What replaces the range. */
  readonly newText: string;
  readonly range: Range;
  /** Markdown. */
  readonly description: string | undefined;
}

/** What may be written at a position of a configuration file, in the order in which it is shown. */
export function complete(text: string, position: Position, root: JsonSchema): readonly Proposal[] {
  const section: Section = { text };
  const cursor = cursorAt(section, lineMapOf(section).offsetAt(position));
  if (cursor.in === 'comment') return [];
  const found = cursor.spots.flatMap((spot) => proposalsAt(section, spot, root));
  return [...new Map(found.map((proposal) => [`${proposal.kind} ${proposal.label}`, proposal])).values()];
}

function proposalsAt(section: Section, spot: Spot, root: JsonSchema): Proposal[] {
  const { at, path, lead } = spot;
  const here = written(section, spot, schemasAt(root, path), lead);
  if (at !== 'below') return here;
  const item: Path = [...path, 0];
  return [...here, ...written(section, { ...spot, at: 'item' }, schemasAt(root, item), `${lead}- `)];
}

function written(section: Section, spot: Spot, schemas: readonly JsonSchema[], lead: string): Proposal[] {
  const { at, others, span, hasColon, typed } = spot;
  const lines = lineMapOf(section);
  const range = { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
  const keys = at === 'value' ? [] : schemas.flatMap((schema) => keysOf(schema, others));
  const values = at === 'value' || at === 'item' ? schemas.flatMap(valuesOf) : [];
  const [quote] = /^["']/.exec(typed) ?? [];
  return [
    ...keys.map(({ label, description, isNested }) => {
      const newText = hasColon ? label : `${lead}${label}:${isNested ? '' : ' '}`;
      return { label, kind: 'key' as const, newText, range, description };
    }),
    ...values.map(({ label, description }) => {
      const newText = lead + (quote ? `${quote}${label}${quote}` : quoted(label));
      return { label, kind: 'value' as const, newText, range, description };
    }),
  ];
}

interface Key {
  readonly label: string;
  readonly description: string | undefined;
  readonly isNested: boolean;
}

function keysOf({ properties = {} }: JsonSchema, siblings: ReadonlySet<string>): Key[] {
  return Object.entries(properties)
    .filter(([label]) => !siblings.has(label))
    .map(([label, { description, type, $ref }]) => {
      return { label, description, isNested: type === 'object' || type === 'array' || $ref !== undefined };
    });
}

interface Value {
  readonly label: string;
  readonly description: string | undefined;
}

function valuesOf(schema: JsonSchema): Value[] {
  const { enum: words, enumDescriptions = [], examples = [], type, default: usual } = schema;
  if (words) return words.map((label, index) => ({ label, description: enumDescriptions[index] }));
  if (type === 'boolean') return ['true', 'false'].map((label) => ({ label, description: undefined }));
  const known = [...examples, usual].filter(
    (value): value is string | number => typeof value === 'string' || typeof value === 'number',
  );
  return known.map((value) => ({ label: String(value), description: undefined }));
}

/** Quotes what YAML would read as something else than this text; numbers that are meant as such stay plain. */
function quoted(text: string): string {
  return text === '*' || /^\d+\.\d+$/.test(text) || /[:#{}[\],&*!|>%@`] ?/.test(text)
    ? JSON.stringify(text)
    : text;
}
