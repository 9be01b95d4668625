import type { JsonSchema } from './jsonSchema.ts';
import { fileSpec, settingsSpec } from './layer.ts';
import { ruleDefinitions, withoutReference } from './rules.ts';
import type { Vocabulary } from './spec.ts';

/** The JSON schema of the configuration file. */
export function fileSchema(vocabulary: Vocabulary): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Manifest Guard configuration (.manifest-guard.yaml)',
    definitions: ruleDefinitions(vocabulary),
    ...fileSpec.schema(vocabulary),
  };
}

/** The schemas of one person's settings by name. Settings editors follow no references, so there are none in it. */
export function settingsSchemas(vocabulary: Vocabulary): Readonly<Record<string, JsonSchema>> {
  const { properties = {} } = settingsSpec.schema(vocabulary);
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, inlined(schema, vocabulary, name === 'rules')]),
  );
}

function inlined(schema: JsonSchema, vocabulary: Vocabulary, isMain = false): JsonSchema {
  const inner = (one: JsonSchema): JsonSchema => inlined(one, vocabulary);
  const { $ref, ...own } = schema;
  const { properties = {}, items, anyOf, additionalProperties: more } = own;
  const named = Object.entries(properties).map(([name, value]) => [name, inner(value)] as const);
  return {
    ...($ref === undefined ? {} : withoutReference(vocabulary, $ref, isMain)),
    ...own,
    // Settings come as JSON, where a text never looks like a number.
    ...(own.pattern === undefined ? {} : { type: 'string' as const }),
    ...(named.length > 0 ? { properties: Object.fromEntries(named) } : {}),
    ...(items ? { items: inner(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(inner) } : {}),
    ...(typeof more === 'object' ? { additionalProperties: inner(more) } : {}),
  };
}
