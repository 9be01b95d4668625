import { derive } from '../../base/derive.ts';
import type { Section } from '../../syntax/sections.ts';
import { type Comments, readComments } from './directives.ts';
import { type Annotation, annotationsIn, foreignAnnotations, trivyComments } from './foreign.ts';
import { readStatement } from './statement.ts';
import type { OwnSyntax, Suppression } from './suppression.ts';

/** Our own annotation: rules of an object, or of its pod template, that are not to be reported. */
export const ANNOTATION = 'manifest-guard/ignore';

/** What a section says about what is not to be reported. */
export interface Scan extends Pick<Comments, 'fileWide' | 'idleEnables'> {
  /** All but those for the whole file, the more particular ones first. */
  readonly suppressions: readonly Suppression[];
}

const NOTHING: Scan = { suppressions: [], fileWide: [], idleEnables: [] };

/** Every annotation that means something here has one of these in its key. */
const KEYS = [
  ANNOTATION,
  'kube-linter.io/',
  'kube-score/ignore',
  'polaris.fairwinds.com/',
  '.io/skip',
] as const;

/** The suppressions of a section. Costs next to nothing where there are none. */
export const suppressionsOf = derive((section: Section): Scan => {
  const { text } = section;
  const comments = /#\s*manifest-guard-/.test(text) ? readComments(section) : NOTHING;
  const trivy = /trivy:ignore:/i.test(text) ? trivyComments(section) : [];
  const annotations = KEYS.some((key) => text.includes(key)) ? annotationsIn(section) : [];
  if (comments === NOTHING && trivy.length === 0 && annotations.length === 0) return NOTHING;
  const suppressions = [
    ...comments.suppressions,
    ...annotations.flatMap(ownAnnotation),
    ...trivy,
    ...foreignAnnotations(annotations),
  ];
  return { ...comments, suppressions };
});

/** One suppression for each line of the value. */
function ownAnnotation({ key, value, field, reach }: Annotation): Suppression[] {
  if (key !== ANNOTATION) return [];
  const span = field.label;
  let start = 0;
  return value.split('\n').flatMap((text): Suppression[] => {
    const at = { start, end: start + text.length };
    start = at.end + 1;
    if (text.trim() === '') return [];
    const statement = readStatement(text);
    const { reason, until, rules } = statement;
    const names = rules.map((word) => ({ rule: word.text, span }));
    const own: OwnSyntax = {
      statement,
      text,
      offset: undefined,
      value: { text: value, at },
      enables: [],
      isAtTop: false,
    };
    const { path } = field;
    return [{ by: 'annotation', names, reason, until, reach, span, path, foreign: false, own }];
  });
}
