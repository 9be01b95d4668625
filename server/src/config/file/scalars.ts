import { complain, complainOfWord, type Spec, shown, writtenText } from './spec.ts';

/** A value that can be chosen, with what it means. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly description: string;
}

/** One of several words. @param what what the words are names of: `profile` */
export function choice<T extends string>(what: string, choices: readonly Choice<T>[]): Spec<T> {
  const words = choices.map(({ value }) => value);
  return {
    read: (field, context) => {
      const written = writtenText(field, context);
      const found = words.find((word) => word === written);
      if (found !== undefined) return found;
      const message = `There is no ${what} ${shown(field, context)}; choose one of ${words.join(', ')}.`;
      complainOfWord(field, context, message, words);
      return undefined;
    },
    schema: () => ({
      type: 'string',
      enum: words,
      enumDescriptions: choices.map(({ description }) => description),
    }),
  };
}

/** True or false. */
export const flag: Spec<boolean> = {
  read: (field, context) => {
    if (field.boolean === undefined)
      complain(field, context, `Write true or false, not ${shown(field, context)}.`);
    return field.boolean;
  },
  schema: () => ({ type: 'boolean' }),
};

/** A whole number in a range, both ends included. */
export function whole(minimum: number, maximum: number): Spec<number> {
  return {
    read: (field, context) => {
      const value = field.integer;
      if (value !== undefined && value >= minimum && value <= maximum) return value;
      const range = `from ${minimum} to ${maximum}`;
      complain(field, context, `Write a whole number ${range}, not ${shown(field, context)}.`);
      return undefined;
    },
    schema: () => ({ type: 'integer', minimum, maximum }),
  };
}

/** Any number. */
export const anyNumber: Spec<number> = {
  read: (field, context) => {
    const { node } = field;
    if (node?.kind === 'scalar' && typeof node.value === 'number') return node.value;
    complain(field, context, `Write a number, not ${shown(field, context)}.`);
    return undefined;
  },
  schema: () => ({ type: 'number' }),
};

/** A text with something in it. */
export const text: Spec<string> = {
  read: (field, context) => {
    const written = writtenText(field, context);
    if (written !== undefined && written.trim() !== '') return written;
    complain(field, context, `Write a text, not ${shown(field, context)}.`);
    return undefined;
  },
  schema: () => ({ type: 'string', minLength: 1 }),
};

/** How a text of some form is read. */
interface TextForm<T> {
  /** The value, or undefined where the text has another form. */
  readonly parse: (text: string) => T | undefined;
  /** What to write, with examples. */
  readonly expected: string;
  /** The same for a validator; a wider one is fine. */
  readonly pattern?: string;
  readonly examples?: readonly string[];
}

/** A text of some form. */
export function formed<T>({ parse, expected, pattern, examples }: TextForm<T>): Spec<T> {
  return {
    read: (field, context) => {
      const written = writtenText(field, context);
      const value = written === undefined ? undefined : parse(written);
      if (value !== undefined) return value;
      complain(field, context, `Write ${expected}, not ${shown(field, context)}.`, {
        inSchema: pattern !== undefined,
      });
      return undefined;
    },
    // No type: YAML may read such a text as a number, and a pattern is for texts only.
    schema: () => ({
      ...(pattern === undefined ? {} : { pattern, patternErrorMessage: `Write ${expected}.` }),
      ...(examples === undefined ? {} : { examples }),
    }),
  };
}
