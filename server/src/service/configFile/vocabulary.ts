import type { Vocabulary } from '../../config/file/spec.ts';
import { RULES } from '../../rules/index.ts';

/** All rules as configurations speak of them, in the order of their ids. */
export const VOCABULARY: Vocabulary = {
  rules: new Map(
    RULES.map(({ meta: { id, summary, options } }) => [id, { summary, options }] as const).sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  ),
};
