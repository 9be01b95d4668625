import type { Plain } from '../../syntax/plain.ts';
import { isPlainMap } from './readConstraints.ts';

/** What is asked of the keys of a mapping: how many of these groups of keys may be there. */
export interface PresenceRule {
  /** `together` forbids that all groups are there. */
  readonly kind: 'exactly-one' | 'at-least-one' | 'at-most-one' | 'not-together';
  /** Keys that belong together; most groups have one. */
  readonly groups: readonly (readonly string[])[];
}

type Schema = { readonly [key: string]: Plain };

/**
 * Takes out of a schema the combinations that only say which keys must or must not be there. A `oneOf` of ten branches is then one
 * sentence.
 */
export function presenceRules(schema: Schema): { rules: readonly PresenceRule[]; rest: Schema } {
  const rules: PresenceRule[] = [];
  const rest: Record<string, Plain> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'allOf' && isList(value)) {
      const left = value.flatMap((part): Plain[] => {
        if (!isPlainMap(part)) return [part];
        const inner = presenceRules(part);
        rules.push(...inner.rules);
        return Object.keys(inner.rest).length === 0 ? [] : [inner.rest];
      });
      if (left.length > 0) rest.allOf = left;
      continue;
    }
    const found = ruleOf(keyword, value);
    if (found) rules.push(...found);
    else rest[keyword] = value;
  }
  return { rules, rest };
}

function ruleOf(keyword: string, value: Plain): readonly PresenceRule[] | undefined {
  switch (keyword) {
    case 'oneOf':
      return oneOf(value);
    case 'anyOf': {
      const groups = groupsOf(value);
      return groups && [{ kind: 'at-least-one', groups }];
    }
    case 'not':
      return not(value);
    default:
      return undefined;
  }
}

function oneOf(value: Plain): readonly PresenceRule[] | undefined {
  const groups = groupsOf(value);
  if (groups) return [{ kind: 'exactly-one', groups }];
  if (!isList(value)) return undefined;
  // One branch that wants none of what the others want: at most one of them (Istio writes it so).
  const none = value.filter((branch) => !requiredOf(branch));
  const others = value.flatMap((branch) => {
    const group = requiredOf(branch);
    return group ? [group] : [];
  });
  const [only] = none;
  const excluded = none.length === 1 && isPlainMap(only) ? excludedBy(only) : undefined;
  const isRest = excluded && JSON.stringify(sorted(excluded)) === JSON.stringify(sorted(others));
  return isRest ? [{ kind: 'at-most-one', groups: others }] : undefined;
}

/** The groups of keys of which a branch wants none. */
function excludedBy(branch: Schema): readonly (readonly string[])[] | undefined {
  const { not: inner, ...others } = branch;
  if (!isPlainMap(inner) || Object.keys(others).length > 0) return undefined;
  const single = requiredOf(inner);
  if (single) return [single];
  return isOnly(inner, 'anyOf') ? groupsOf(inner.anyOf) : undefined;
}

function not(value: Plain): readonly PresenceRule[] | undefined {
  if (!isPlainMap(value)) return undefined;
  const single = requiredOf(value);
  const groups = single ? [single] : isOnly(value, 'anyOf') ? groupsOf(value.anyOf) : undefined;
  return groups?.map((names) => ({ kind: 'not-together', groups: names.map((name) => [name]) }));
}

/** The keys of branches that only say what must be there. */
function groupsOf(value: Plain | undefined): readonly (readonly string[])[] | undefined {
  if (!isList(value) || value.length === 0) return undefined;
  const groups = value.flatMap((branch) => {
    const group = requiredOf(branch);
    return group ? [group] : [];
  });
  return groups.length === value.length ? groups : undefined;
}

function requiredOf(branch: Plain): readonly string[] | undefined {
  if (!isPlainMap(branch) || !isOnly(branch, 'required')) return undefined;
  const names = branch.required;
  if (!isList(names) || names.length === 0) return undefined;
  const texts = names.flatMap((name) => (typeof name === 'string' ? [name] : []));
  return texts.length === names.length ? texts : undefined;
}

function isOnly(schema: Schema, keyword: string): boolean {
  return Object.keys(schema).length === 1 && keyword in schema;
}

function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

function sorted(groups: readonly (readonly string[])[]): readonly string[] {
  return groups.map((group) => group.toSorted().join(' ')).sort();
}
