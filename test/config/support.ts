import type { ConfigProblem, Vocabulary } from '../../server/src/config/file/spec.ts';

/** A few rules, one of them with options of each type. */
export const WORDS: Vocabulary = {
  rules: new Map([
    ['cpu-limit', { summary: 'A container has no CPU limit.' }],
    ['latest-tag', { summary: 'An image has no tag.' }],
    [
      'high-user-id',
      {
        summary: 'A low user id.',
        options: {
          minimum: { type: 'number', default: 10_001, description: 'The lowest id that is fine.' },
          strict: { type: 'boolean', default: false, description: 'Also where the image has one.' },
          users: { type: 'texts', default: [], description: 'Users that are fine.' },
          owner: { type: 'text', default: '', description: 'Whose it is.' },
          names: { type: 'record', default: {}, description: 'Names by id.' },
        },
      },
    ],
  ]),
};

/** Problems as `the underlined text: message`. */
export function told(text: string, problems: readonly ConfigProblem[]): string[] {
  return problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
}
