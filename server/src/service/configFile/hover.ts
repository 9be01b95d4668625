import type { Position, Range } from '../../base/span.ts';
import type { JsonSchema } from '../../config/file/jsonSchema.ts';
import { nodeAt } from '../../syntax/nodeAt.ts';
import { parse } from '../../syntax/parse.ts';
import { lineMapOf, splitSections } from '../../syntax/sections.ts';
import { rangeOf } from '../diagnose.ts';
import { schemasAt } from './schemasAt.ts';

/** Explains the key or value at a position of a configuration file; undefined where the schema says nothing of it. */
export function hoverConfig(
  text: string,
  position: Position,
  schema: JsonSchema,
): { readonly markdown: string; readonly range: Range } | undefined {
  const placed = splitSections(text).sections.findLast(({ startLine }) => startLine <= position.line);
  if (!placed) return undefined;
  const offset = lineMapOf(placed.section).offsetAt({ ...position, line: position.line - placed.startLine });
  const { root } = parse(placed.section);
  const hit = root && nodeAt(root, offset);
  if (!hit) return undefined;
  const { start, end } = hit.span;
  const word = placed.section.text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2');
  const schemas = schemasAt(schema, hit.path);
  const markdown = hit.onKey ? aboutKey(word, schemas) : aboutValue(word, schemas);
  return markdown === undefined ? undefined : { markdown, range: rangeOf(hit.span, placed) };
}

function aboutKey(key: string, schemas: readonly JsonSchema[]): string | undefined {
  const described = schemas.find(({ description }) => description !== undefined);
  if (!described) return undefined;
  const usual = described.default;
  const isShown = usual !== undefined && typeof usual !== 'object';
  return [`**${key}**`, described.description, ...(isShown ? [`Default: \`${String(usual)}\``] : [])].join(
    '\n\n',
  );
}

function aboutValue(value: string, schemas: readonly JsonSchema[]): string | undefined {
  for (const { enum: words = [], enumDescriptions = [] } of schemas) {
    const description = enumDescriptions[words.indexOf(value)];
    if (description !== undefined) return `**${value}**: ${description}`;
  }
  return undefined;
}
