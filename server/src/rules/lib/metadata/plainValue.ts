import type { NewValue } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import { type Plain, plainOf } from '../../../syntax/plain.ts';

/** A field as a value that can be written elsewhere; undefined where anything in it is unknown or `null`. */
export function plainValue(field: Field): NewValue | undefined {
  const plain = plainOf(field);
  return plain !== undefined && isNew(plain) ? plain : undefined;
}

function isNew(plain: Plain): plain is Plain & NewValue {
  if (plain === null) return false;
  return typeof plain !== 'object' || Object.values(plain).every(isNew);
}
