import { expect, it } from 'vitest';
import type { JsonSchema } from '../../server/src/config/file/jsonSchema.ts';
import { readConfigFile } from '../../server/src/config/file/read.ts';
import { fileSchema, settingsSchemas } from '../../server/src/config/file/schema.ts';
import { WORDS } from './support.ts';

it('every key of the schema is one that is read, and explained', () => {
  const { properties = {} } = fileSchema(WORDS);
  for (const [key, { description }] of Object.entries(properties)) {
    expect(description).toMatch(/[.]$/);
    const messages = readConfigFile(`${key}: {}\n`, WORDS).problems.map(({ message }) => message);
    expect(messages.join()).not.toContain('There is no key');
  }
});

it('a rule is described by its summary, its options by theirs', () => {
  const rule = fileSchema(WORDS).definitions?.rules?.properties?.['high-user-id'];
  expect(rule?.description).toBe('A low user id.');
  expect(rule?.anyOf?.[1]?.properties?.options?.properties?.minimum).toEqual({
    description: 'The lowest id that is fine.',
    default: 10_001,
    type: 'number',
  });
});

it('settings follow no references, and type all texts', () => {
  const visit = (schema: JsonSchema): void => {
    expect(schema.$ref).toBeUndefined();
    if (schema.pattern !== undefined) expect(schema.type).toBe('string');
    const { properties = {}, items, anyOf = [], additionalProperties: more } = schema;
    for (const inner of [...Object.values(properties), ...anyOf]) visit(inner);
    if (items) visit(items);
    if (typeof more === 'object') visit(more);
  };
  const settings = settingsSchemas(WORDS);
  for (const schema of Object.values(settings)) visit(schema);
  expect(Object.keys(settings)).toContain('exemptions');
  expect(Object.keys(settings)).not.toContain('extends');
});
