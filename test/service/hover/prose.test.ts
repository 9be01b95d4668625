import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toPlainText } from '../../../server/src/service/hover/plainText.ts';
import { code, escapeMarkdown, proseOf } from '../../../server/src/service/hover/prose.ts';

test.each([
  ['replicas is the number of pods.', 'replicas', 'The number of pods.'],
  ['Replicas is an optional number.', 'replicas', 'Number.'],
  ['hostPort is used to open a port.', 'hostPort', 'Used to open a port.'],
  ['kind represents the kind.', 'kind', 'Represents the kind.'],
  ['ApplicationSpec describes an application.', 'spec', 'Describes an application.'],
  ['name is required.', 'name', 'Name is required.'],
  ['name must be unique.', 'name', 'Name must be unique.'],
  ['defaultMode is Optional: mode bits of files.', 'defaultMode', 'Mode bits of files.'],
  ['Optional: points to a path.', 'path', 'Points to a path.'],
  ['podName of the pod.', 'podName', 'podName of the pod.'],
])('%s', (text, name, expected) => expect(proseOf(text, name).markdown).toBe(expected));

test('a page for more becomes a link of its own', () => {
  expect(proseOf('Where it runs. More info: https://kubernetes.io/docs/a#b Cannot be updated.')).toEqual({
    markdown: 'Where it runs. Cannot be updated.',
    more: 'https://kubernetes.io/docs/a#b',
    cut: false,
  });
  expect(proseOf('In Cron format, see https://en.wikipedia.org/wiki/Cron.')).toEqual({
    markdown: 'In Cron format.',
    more: 'https://en.wikipedia.org/wiki/Cron',
    cut: false,
  });
});

test('a default that stands below is left out, another is not', () => {
  expect(proseOf('How often. Defaults to 10 seconds. At least 1.', '', '10').markdown).toBe(
    'How often. At least 1.',
  );
  expect(proseOf('How often. Default to 10 seconds.', '', '30').markdown).toBe(
    'How often. Default to 10 seconds.',
  );
  expect(proseOf('Defaults to 1.', '', '1').markdown).toBe('Defaults to 1.');
});

test('lists that lost their lines get them back', () => {
  expect(proseOf('One of: - A (default) does this. - B does that, with - a dash.').markdown).toBe(
    'One of:\n\n- A (default) does this.\n- B does that, with - a dash.',
  );
  expect(proseOf('Valid values are either:  * Un-prefixed names  * Others.').markdown).toBe(
    'Valid values are either:\n\n- Un-prefixed names.\n- Others.',
  );
});

test('texts with line breaks keep paragraphs and lists, and lose the wrapping', () => {
  const text =
    'The size of\nthe cache, which is kept in memory as long as the program runs, and then lost.\n\nOne of:\n  - small\n    and cheap\n  - large\n';
  expect(proseOf(text).markdown).toBe(
    'The size of the cache, which is kept in memory as long as the program runs, and then lost.\n\nOne of:\n\n- small and cheap.\n- large.',
  );
});

test('long texts end behind a sentence', () => {
  const { markdown, cut } = proseOf('This sentence has forty characters, yes. '.repeat(30));
  expect(cut).toBe(true);
  expect(markdown).toMatch(/yes\. …$/);
  expect(markdown.length).toBeLessThan(610);
});

test('what Markdown would take for its own is escaped', () => {
  expect(escapeMarkdown('a <b> *c* [d](e) _f_ DNS_LABEL `g*` `h')).toBe(
    'a \\<b\\> \\*c\\* \\[d\\](e) \\_f\\_ DNS_LABEL `g*` \\`h',
  );
  expect(escapeMarkdown('- no list')).toBe('\\- no list');
  expect(escapeMarkdown('see https://a.example/b_c*d, and')).toBe('see <https://a.example/b_c*d>, and');
  expect(code('a`b')).toBe('`` a`b ``');
  expect(code('a\n  b')).toBe('`a b`');
});

test('plain text for clients without Markdown', () => {
  expect(
    toPlainText(
      '**name**: list of *strings*\n\n- `a`: \\<b\\> \\*c\\*\n\n[Documentation](https://a.example/) · [rule](command:x?%5B%5D) <https://b.example>',
    ),
  ).toBe(
    'name: list of strings\n\n- a: <b> *c*\n\nDocumentation: https://a.example/ · rule https://b.example',
  );
});

test('each description of the package becomes well-formed Markdown', () => {
  const file = new URL('../../../schemas/kubernetes/descriptions.json', import.meta.url);
  const types = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  const wrong: string[] = [];
  for (const [type, fields] of Object.entries(types)) {
    for (const [field, text] of Object.entries(fields)) {
      const { markdown, more } = proseOf(text, field);
      const outside = markdown.replace(/(?<!\\)`[^`\n]+`/g, '').replace(/<https?:[^>\s]+>/g, '');
      const isWrong =
        markdown.trim() === '' ||
        markdown.length > 720 ||
        /```/.test(markdown) ||
        // A mark of Markdown or HTML that is not escaped, but for the bullets of our own lists.
        /(?<!\\)[<>[\]`*|~]/.test(outside) ||
        /\n{3}| {2}/.test(markdown) ||
        /^(?:#|>|\+ |\d+[.)] )/m.test(outside) ||
        (more !== undefined && !/^https?:\/\/[^\s)]+$/.test(more));
      if (isWrong) wrong.push(`${type}.${field}: ${markdown}`);
    }
  }
  expect(wrong).toEqual([]);
});
