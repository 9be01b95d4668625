import type { Position, Range } from '../../base/span.ts';
import type { JsonSchema } from '../../config/file/jsonSchema.ts';
import { placeAt, schemasAt } from './place.ts';

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
export function complete(text: string, { line, character }: Position, root: JsonSchema): readonly Proposal[] {
  const lines = text.split(/\r?\n/);
  const place = placeAt(lines, line, character);
  if (!place) return [];
  const rest = /^[\w.*"'-]*/.exec((lines[line] ?? '').slice(character))?.[0].length ?? 0;
  const range = {
    start: { line, character: place.start },
    end: { line, character: character + rest },
  };
  const schemas = schemasAt(root, place.path);
  const keys = place.at === 'value' ? [] : schemas.flatMap((schema) => keysOf(schema, place.siblings));
  const values = place.at === 'key' ? [] : schemas.flatMap(valuesOf);
  const hasColon = /^\s*:/.test((lines[line] ?? '').slice(character + rest));
  const found = [
    ...keys.map(({ label, description, isNested }) => {
      const newText = hasColon ? label : `${label}:${isNested ? '' : ' '}`;
      return { label, kind: 'key' as const, newText, range, description };
    }),
    ...values.map(({ label, description }) => {
      return { label, kind: 'value' as const, newText: quoted(label), range, description };
    }),
  ];
  return [...new Map(found.map((proposal) => [`${proposal.kind} ${proposal.label}`, proposal])).values()];
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
