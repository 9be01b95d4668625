import { derive } from '../../base/derive.ts';
import { internByText } from '../../base/intern.ts';
import type { Section } from '../../syntax/sections.ts';
import { suppressionsOf } from './scan.ts';
import type { Suppression } from './suppression.ts';

/** What the first comment block of a file suppresses in all of it. One object as long as it says the same, wherever its lines move. */
export interface FileWide {
  /** All that it says, which is what makes two of them the same. */
  readonly text: string;
  /** In the order of the text, without places. */
  readonly suppressions: readonly Suppression[];
}

/** What a file that begins with this section suppresses as a whole; undefined where it does nothing of the kind. */
export const fileWideOf = derive((first: Section): FileWide | undefined => {
  const written = suppressionsAtTop(first);
  if (written.length === 0) return undefined;
  const said = written.map(
    ({ names, reason, until }): Said => ({ rules: names.map(({ rule }) => rule), reason, until }),
  );
  return intern(JSON.stringify(said));
});

/** The same with their places in the section, in the same order. */
export function suppressionsAtTop(first: Section): readonly Suppression[] {
  return suppressionsOf(first).fileWide.filter(({ own }) => own?.isAtTop);
}

interface Said {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly until: string | undefined;
}

const NOWHERE = { start: 0, end: 0 };

const intern = internByText((text): FileWide => {
  const said = JSON.parse(text) as readonly Said[];
  const suppressions = said.map(
    ({ rules, reason, until }): Suppression => ({
      by: 'comment',
      names: rules.map((rule) => ({ rule, span: NOWHERE })),
      reason,
      until,
      reach: { kind: 'file' },
      span: NOWHERE,
      path: [],
      foreign: false,
      own: undefined,
    }),
  );
  return { text, suppressions };
});
