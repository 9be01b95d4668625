import type { JsonSchema } from './jsonSchema.ts';
import { fileSpec, settingsSpec } from './layer.ts';
import { RULES_DEFINITION, ruleDefinitions, ruleMapping } from './rules.ts';
import type { Vocabulary } from './spec.ts';
import { ruleChoice } from './values.ts';

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
  const choice = ruleChoice.schema(vocabulary);
  const anyRule: JsonSchema = { type: 'object', additionalProperties: choice };
  const { properties = {} } = settingsSpec.schema(vocabulary);
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const own = name === 'rules' ? ruleMapping(vocabulary, choice) : anyRule;
      return [name, withoutReferences(schema, own)];
    }),
  );
}

function withoutReferences(schema: JsonSchema, rules: JsonSchema): JsonSchema {
  const inner = (one: JsonSchema): JsonSchema => withoutReferences(one, rules);
  const { $ref, ...own } = schema;
  const { properties, items, anyOf, additionalProperties } = own;
  return {
    ...own,
    ...($ref === `#/definitions/${RULES_DEFINITION}` ? rules : {}),
    // Settings come as JSON, where a text never looks like a number.
    ...(own.pattern !== undefined ? { type: 'string' as const } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, value]) => [name, inner(value)]),
          ),
        }
      : {}),
    ...(items ? { items: inner(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(inner) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: inner(additionalProperties) } : {}),
  };
}
