import { matchesName } from '../../../base/glob.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';

/** A label or annotation that should be there and is not, or has a value that does not match. */
export interface RequiredKey {
  readonly at: Field;
  readonly key: string;
  readonly pattern: string;
  /** The value that is written. */
  readonly value: string | undefined;
}

/** Required keys that a mapping of labels or annotations certainly lacks, or gives another value. */
export function* lackingKeys(
  mapping: Field,
  required: Readonly<Record<string, string>>,
): Iterable<RequiredKey> {
  for (const [key, pattern] of Object.entries(required)) {
    const at = mapping.at(key);
    const value = at.stringOrNumber ?? at.boolean?.toString();
    if (at.isUnknown || (at.state === 'known' && value === undefined)) continue;
    if (value !== undefined && (pattern === '' || matchesName(pattern, value))) continue;
    yield { at, key, pattern, value };
  }
}

/** Writes a value to review that matches the pattern. */
export function setKeyFix({ at, key, pattern }: Pick<RequiredKey, 'at' | 'key' | 'pattern'>): Fix {
  const value = pattern === '' ? 'todo' : pattern.replaceAll('*', 'todo');
  return {
    title: `Set ${key}`,
    safety: 'unsafe',
    caution: 'Replace the value by the right one.',
    operations: [{ kind: 'set', path: at.path, value: { tabStop: value } }],
  };
}
