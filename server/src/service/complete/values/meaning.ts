import { findSecurityField, type SecurityField } from '../../../kube/securityFields.ts';
import type { ValueProposal } from '../place.ts';
import { discouraged, secure, usual } from './propose.ts';

/** Proposals by rank for the values that a security field enumerates, each with what it means. */
export function meanings(
  level: SecurityField['level'],
  path: string,
  ranks: { readonly secure?: readonly string[]; readonly discouraged?: readonly string[] },
): readonly ValueProposal[] {
  const field = findSecurityField(level, path);
  return Object.entries(field?.values ?? {})
    .filter(([value]) => value !== '')
    .map(([value, meaning]) => {
      const make = ranks.secure?.includes(value)
        ? secure
        : ranks.discouraged?.includes(value)
          ? discouraged
          : usual;
      return make(value, undefined, meaning);
    });
}

/** Both values of a switch, the better one first, each with a few words and what the field does. */
export function switchOf(
  level: SecurityField['level'],
  path: string,
  best: boolean,
  words: { readonly best: string; readonly other: string; readonly otherIs?: 'usual' },
): readonly ValueProposal[] {
  const summary = findSecurityField(level, path)?.summary;
  const other = words.otherIs === 'usual' ? usual : discouraged;
  return [secure(best, words.best, summary), other(!best, words.other, summary)];
}
