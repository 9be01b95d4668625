import { listed } from '../../base/words.ts';
import { Field } from '../../syntax/field.ts';
import type { MapNode } from '../../syntax/node.ts';
import type { SchemaProblem } from '../problem.ts';
import type { AskingSchema } from './asking.ts';
import type { PresenceRule } from './presence.ts';

/**
 * What a mapping has too many or too few of; undefined where that is not certain.
 *
 * @param whole whether the mapping is certainly no patch, in which others may be missing
 */
export function findPresenceBreach(
  { kind, groups }: PresenceRule,
  node: MapNode,
  schema: AskingSchema,
  name: string,
  whole: boolean,
): SchemaProblem | undefined {
  const field = Field.of(node);
  const names = [...new Set(groups.flat())];
  // Whether a templated value or a default is there in the end is not known here.
  const isUncertain = names.some((key) => {
    const { state, node: written } = field.at(key);
    return (
      state === 'unknown' ||
      (state === 'absent' && written) ||
      schema.properties.get(key)?.default !== undefined
    );
  });
  if (isUncertain) return undefined;
  const there = groups.filter((group) => group.every((key) => field.at(key).node));
  const text = groups.map((group) => group.map((key) => `"${key}"`).join(' with '));
  const missing = names.find((key) => !field.at(key).node);
  const at = (key: string | undefined): Field => (key === undefined ? field : field.at(key));
  switch (kind) {
    case 'not-together': {
      if (there.length < groups.length) return undefined;
      const words =
        text.length === 1
          ? `${text[0]} must not be in ${name}`
          : `${listed(text, 'and')} must not be together in ${name}`;
      return { type: 'conflict', at: at(groups.at(-1)?.[0]), marksKey: true, statement: words };
    }
    case 'at-least-one':
      return there.length === 0 && whole
        ? {
            type: 'conflict',
            at: at(missing),
            statement: `${startOf(name)} needs ${oneOf('at least one', text)}`,
          }
        : undefined;
    case 'exactly-one':
      if (there.length === 0)
        return whole
          ? { type: 'conflict', at: at(missing), statement: `${startOf(name)} needs ${oneOf('one', text)}` }
          : undefined;
      return tooMany(there, at, name);
    case 'at-most-one':
      return tooMany(there, at, name);
  }
}

function tooMany(
  there: readonly (readonly string[])[],
  at: (key: string | undefined) => Field,
  name: string,
): SchemaProblem | undefined {
  if (there.length < 2) return undefined;
  const names = there.map((group) => group.map((key) => `"${key}"`).join(' with '));
  const words = `Only one of ${listed(names, 'and')} may be in ${name}`;
  // The one that was written last is too many.
  const last = there
    .map((group) => at(group[0]))
    .sort((a, b) => (a.node?.span.start ?? 0) - (b.node?.span.start ?? 0))
    .at(-1);
  return last && { type: 'conflict', at: last, marksKey: true, statement: words };
}

function oneOf(count: string, text: readonly string[]): string {
  return text.length === 1 ? (text[0] ?? '') : `${count} of ${listed(text, 'and')}`;
}

/** A mapping in words at the beginning of a sentence. */
export function startOf(name: string): string {
  return name.startsWith('an item of ') ? name.replace('an', 'An') : `"${name}"`;
}
