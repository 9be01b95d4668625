import { listed } from '../../base/words.ts';
import type { Field } from '../../syntax/field.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Conflict } from '../problem.ts';
import type { TypeSchema } from '../type.ts';

/**
 * Says what does not go together in a mapping of one type. Values that are not known count neither as there nor as absent, so that nothing is
 * said about templates; what is missing is only said of objects that are certainly whole.
 */
export type Check = (
  at: Field,
  circumstances: Circumstances,
  type: TypeSchema,
) => Iterable<Omit<Conflict, 'type'>>;

/** Whether a value is certainly there. */
export function isThere(field: Field): boolean {
  return field.state === 'known';
}

/** Names in quotes: `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function quoted(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  return listed(
    names.map((name) => `"${name}"`),
    last,
  );
}

/** Reports the second of several fields of which only one may be there. */
export function* onlyOne(at: Field, names: readonly string[], words: string) {
  const there = names.filter((name) => isThere(at.at(name)));
  const second = there[1];
  if (second !== undefined)
    yield {
      at: at.at(second),
      marksKey: true,
      statement: `${words} has ${quoted(there)}, which exclude each other`,
    };
}

/** Reports that none of several fields is there; one without a value is about to get it. */
export function* atLeastOne(at: Field, names: readonly string[], words: string) {
  const [first = ''] = names;
  if (at.isCompleteMap && names.every((name) => at.at(name).isAbsent && !at.at(name).node))
    yield { at: at.at(first), lacks: true, statement: `${words} needs ${quoted(names, 'or')}` };
}

/** Reports a field that may not be there. */
export function* forbidden(field: Field, statement: string) {
  if (isThere(field)) yield { at: field, marksKey: true, statement };
}
