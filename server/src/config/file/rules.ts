import type { Field } from '../../syntax/field.ts';
import type { Config } from '../config.ts';
import type { OptionSpec, OptionSpecs } from '../option.ts';
import { complainOfKey, isMapping, list, record } from './collections.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { anyNumber, flag, text } from './scalars.ts';
import {
  complainOfWord,
  type ReadContext,
  type RuleWords,
  readField,
  type Spec,
  shown,
  type Vocabulary,
  writtenText,
} from './spec.ts';
import { ruleChoice } from './values.ts';

/** What a configuration says of one rule. */
export interface RuleSetting {
  readonly severity?: Config['rules'][string];
  /** Only values of the option's type. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Settings of rules by id. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

const NONE: OptionSpecs = {};

const CHOICE_DEFINITION = 'severity';
const RULES_REFERENCE = '#/definitions/rules';
const ID_REFERENCE = '#/definitions/ruleId';

/** Rules by id: a severity, `on`, `off`, or a mapping with options. */
export const rules: Spec<RuleSettings> = {
  read: (field, context) => {
    if (!isMapping(field, context)) return undefined;
    const known = context.vocabulary.rules;
    const read = field.entries.flatMap(({ key }): [string, RuleSetting][] => {
      const rule = known.get(key);
      if (!rule) {
        complainOfKey(field, key, context, known.keys(), 'rule');
        return [];
      }
      const setting = readField(ruleSetting(rule), field.at(key), context);
      return setting ? [[key, setting]] : [];
    });
    return Object.fromEntries(read);
  },
  schema: () => ({ $ref: RULES_REFERENCE }),
};

/** The id of a rule, or `*` for all. */
export const ruleId: Spec<string> = {
  read: (field, context) => {
    const known = context.vocabulary.rules;
    const id = writtenText(field, context);
    if (id !== undefined && (id === '*' || known.has(id))) return id;
    complainOfWord(field, context, `There is no rule ${shown(field, context)}.`, known.keys());
    return undefined;
  },
  schema: () => ({ $ref: ID_REFERENCE }),
};

/** The definitions that schemas of rules refer to. */
export function ruleDefinitions(vocabulary: Vocabulary): Readonly<Record<string, JsonSchema>> {
  const choice: JsonSchema = { $ref: `#/definitions/${CHOICE_DEFINITION}` };
  const known = [...vocabulary.rules];
  return {
    [CHOICE_DEFINITION]: ruleChoice.schema(vocabulary),
    rules: mappingOf(known, (options) => ({ anyOf: [choice, settingSchema(choice, options)] })),
    ruleId: {
      type: 'string',
      enum: [...known.map(([id]) => id), '*'],
      enumDescriptions: [...known.map(([, { summary }]) => summary), 'Every rule'],
    },
  };
}

/**
 * What stands in the place of a reference where none can be followed, short: package.json has it all.
 *
 * @param isMain whether this is the place where rules are switched for all files
 */
export function withoutReference(vocabulary: Vocabulary, reference: string, isMain: boolean): JsonSchema {
  if (reference !== RULES_REFERENCE) return { type: 'string' };
  const choice = ruleChoice.schema(vocabulary);
  if (!isMain) return { type: 'object' };
  return mappingOf([...vocabulary.rules], (options) =>
    options === NONE ? choice : { anyOf: [choice, settingSchema(choice, options)] },
  );
}

function mappingOf(
  known: readonly (readonly [string, RuleWords])[],
  schemaOf: (options: OptionSpecs) => JsonSchema,
): JsonSchema {
  const properties = known.map(([id, { summary, options = NONE }]): [string, JsonSchema] => [
    id,
    { description: summary, ...schemaOf(options) },
  ]);
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
}

function settingSchema(severity: JsonSchema, options: OptionSpecs): JsonSchema {
  const hasOptions = Object.keys(options).length > 0;
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      severity: { description: 'Whether and how loudly it is reported.', ...severity },
      ...(hasOptions ? { options: optionsSchema(options) } : {}),
    },
  };
}

function optionsSchema(options: OptionSpecs): JsonSchema {
  return {
    type: 'object',
    description: 'What the rule is told.',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        {
          description: option.description,
          default: option.default,
          ...valueSpec(option).schema({ rules: new Map() }),
        },
      ]),
    ),
  };
}

function ruleSetting({ options = NONE }: RuleWords): Spec<RuleSetting> {
  return {
    read: (field, context) => {
      if (field.node?.kind !== 'map') {
        const severity = ruleChoice.read(field, context);
        return severity === undefined ? undefined : { severity };
      }
      for (const { key } of field.entries) {
        if (key !== 'severity' && key !== 'options')
          complainOfKey(field, key, context, ['severity', 'options']);
      }
      const severity = readField(ruleChoice, field.at('severity'), context);
      const told = readOptions(options, field.at('options'), context);
      return {
        ...(severity === undefined ? {} : { severity }),
        ...(told === undefined ? {} : { options: told }),
      };
    },
    schema: (vocabulary) => settingSchema(ruleChoice.schema(vocabulary), options),
  };
}

function readOptions(
  options: OptionSpecs,
  field: Field,
  context: ReadContext,
): RuleSetting['options'] | undefined {
  if (field.isAbsent || !isMapping(field, context)) return undefined;
  const read = field.entries.flatMap(({ key }): [string, unknown][] => {
    const option = Object.hasOwn(options, key) ? options[key] : undefined;
    if (!option) {
      complainOfKey(field, key, context, Object.keys(options), 'option');
      return [];
    }
    const value = readField(valueSpec(option), field.at(key), context);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(read);
}

function valueSpec(option: OptionSpec): Spec<unknown> {
  switch (option.type) {
    case 'text':
      return text;
    case 'texts':
      return list(text);
    case 'number':
      return anyNumber;
    case 'boolean':
      return flag;
    case 'record':
      return record(text);
  }
}
