import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { RE2JS } from 're2js';
import type { Plain } from '../../syntax/plain.ts';
import { FORMATS } from './formats.ts';
import { type PresenceRule, presenceRules } from './presence.ts';
import { isPlainMap } from './readConstraints.ts';

/** What a part of a schema asks of a value besides type and keys. */
export interface Constraints {
  /** What is asked of the keys of a mapping, where words can say it. */
  readonly presence: readonly PresenceRule[];
  /** All else that a value does not meet. */
  readonly errors: (value: Plain) => readonly ErrorObject[];
}

const NOTHING: Constraints = { presence: [], errors: () => [] };

/** Patterns are those of Go, which run in time that grows with the text; what its engine does not know is not checked. */
const linear = Object.assign(
  (pattern: string) => {
    const regex = compilePattern(pattern);
    return { test: (text: string) => regex?.matcher(text).find() ?? true, toString: () => pattern };
  },
  { code: 'linear' },
);

function compilePattern(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

let validator: Ajv | undefined;

/** Reads what `readConstraints` gives. What cannot be compiled, such as where code must not be generated, asks for nothing. */
export function constraintsOf(json: string): Constraints {
  const known = compiled.get(json);
  if (known) return known;
  const made = compile(json);
  // Schemas repeat themselves: few texts are many parts.
  if (compiled.size >= MAX_KNOWN) compiled.clear();
  compiled.set(json, made);
  return made;
}

const MAX_KNOWN = 2_000;
const compiled = new Map<string, Constraints>();

/** Longer ones make a program that nobody wants to wait for. */
const MAX_LENGTH = 64 * 1024;

function compile(json: string): Constraints {
  if (json.length > MAX_LENGTH) return NOTHING;
  const schema = JSON.parse(json) as Plain;
  if (!isPlainMap(schema)) return NOTHING;
  const { rules, rest } = presenceRules(schema);
  if (Object.keys(rest).length === 0) return { presence: rules, errors: NOTHING.errors };
  const validate = compileRest(rest);
  if (!validate) return { presence: rules, errors: NOTHING.errors };
  return {
    presence: rules,
    errors: (value) => (validate(value) ? [] : (validate.errors ?? [])),
  };
}

function compileRest(schema: { readonly [key: string]: Plain }): ValidateFunction | undefined {
  try {
    // Without a cache: it would hold what `compiled` lets go.
    validator ??= new Ajv({
      strict: false,
      logger: false,
      validateSchema: false,
      addUsedSchema: false,
      formats: FORMATS,
      code: { regExp: linear },
    });
    const validate = validator.compile(schema);
    validator.removeSchema(schema);
    return validate;
  } catch {
    return undefined;
  }
}
