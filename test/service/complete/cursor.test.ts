import { describe, expect, it } from 'vitest';
import { cursorAt } from '../../../server/src/service/cursor/spots.ts';

/** What may be written where `|` stands: kind, path, keys that are there, the text replaced, what comes before. */
function spots(marked: string): string[] | string {
  const at = marked.indexOf('|');
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const found = cursorAt({ text }, at);
  if (found.in === 'comment') return 'comment';
  return found.spots.map(({ at: kind, path, others, span, lead, column, hasColon }) =>
    [
      `${kind} /${path.join('/')}`,
      ...(others.size > 0 ? [`beside ${[...others].join(',')}`] : []),
      ...(span.end > span.start ? [`replaces ${JSON.stringify(text.slice(span.start, span.end))}`] : []),
      ...(lead !== '' ? [`after ${JSON.stringify(lead)}`] : []),
      ...(kind === 'key' && column > 0 ? [`at ${column}`] : []),
      ...(hasColon ? ['before a colon'] : []),
    ].join(' '),
  );
}

describe('a cursor', () => {
  it.each([
    ['in an empty document', '|', ['key /']],
    ['behind a document marker', 'a: 1\n---\n|', ['key / beside a']],
    [
      'in a half-typed key',
      'spec:\n  replicas: 1\n  se|\n  paused: true',
      ['key /spec beside replicas,paused replaces "se" at 2'],
    ],
    [
      'in a key',
      'spec:\n  rep|licas: 1\n  paused: true',
      ['key /spec beside paused replaces "replicas" at 2 before a colon'],
    ],
    ['behind a colon', 'kind:|', ['value /kind after " "']],
    ['behind a colon and a blank', 'kind: |', ['value /kind']],
    ['in a value', 'kind: De|p # why', ['value /kind replaces "Dep"']],
    ['in quotes', 'kind: "De|"', ['value /kind replaces "\\"De\\""']],
    ['in quotes that are not closed', 'a:\n  kind: "De|\n  b: 1', ['value /a/kind replaces "\\"De"']],
    ['below an empty key, as far left as it', 'spec:\n|', ['below /spec after "  "', 'key / beside spec']],
    ['below an empty key, further in', 'spec:\n    |', ['below /spec']],
    ['above the first key of a mapping', 'spec:\n  |\n  paused: true', ['key /spec beside paused at 2']],
    [
      'deeper than its siblings',
      'spec:\n    |\n  paused: true',
      ['key /spec beside paused replaces "  " at 2'],
    ],
    [
      'deeper than the key before',
      'spec:\n  paused: true\n      re|',
      ['key /spec beside paused replaces "    re" at 2'],
    ],
    ['between two columns', 'a:\n  b:\n      c: 1\n    |', ['key /a beside b replaces "  " at 2']],
    ['further left than all', '  a: 1\n|', ['key / beside a after "  " at 2']],
    ['behind a dash', 'a:\n  - |', ['item /a/0']],
    ['right behind a dash', 'a:\n  -|', ['item /a/0 after " "']],
    ['in an item with keys below', 'a:\n  - na|\n    image: x', ['item /a/0 beside image replaces "na"']],
    ['in a second item', 'a:\n  - x\n  - |\n  - z', ['item /a/1 beside x,z']],
    [
      'in a mapping of an item',
      'a:\n  - name: x\n    im|\n  - name: y',
      ['key /a/0 beside name replaces "im" at 4'],
    ],
    ['in the column of dashes', 'a:\n  - name: x\n  |', ['item /a/1 after "- "']],
    [
      'below a list as far left as its key',
      'a:\n- x\n|',
      ['item /a/1 beside x after "- "', 'key / beside a'],
    ],
    ['in nested lists', 'a:\n  - - |', ['item /a/0/0']],
    ['in braces', 'a: {b: 1, |}', ['key /a beside b']],
    ['in brackets', 'a: [x, |]', ['item /a/1 beside x']],
    ['in brackets that are not closed', 'a:\n  b: [x, |\n  c: 1, 2', ['item /a/b/1 beside x']],
    ['in a value in braces', 'a: {b: {c: tr|, d: 1}}', ['value /a/b/c replaces "tr"']],
    ['in brackets of several lines', 'a: [\n  x,\n  |\n]\nb: 1', ['item /a/1 beside x']],
    ['behind brackets', 'a: [x] |', []],
    [
      'in JSON',
      '{\n  "a": {\n    "b|": 1,\n    "c": 2\n  }\n}',
      ['key /a beside c replaces "\\"b\\"" before a colon'],
    ],
    ['in a comment', 'a: 1 # co|', 'comment'],
    ['in a line of comment', '  # co|', 'comment'],
    ['in a text of several lines', 'a: >-\n  te|xt\n\n  more\nb: 1', []],
    ['in a blank line of such a text', 'a: >-\n  text\n  |', []],
    ['behind such a text', 'a: >-\n  text\n|', ['key / beside a']],
    ['in the second line of a text in quotes', 'a: "b\n  c|"\nd: 1', []],
    ['in a template', 'a: {{ .Values.x| }}', []],
    ['in a line of a template', '{{- if .x| }}\na: 1', []],
    ['behind an alias', 'a: *x|', []],
    ['below an anchor', 'a: &x\n  |', ['below /a']],
    ['with Windows line ends', 'a:\r\n  b: 1\r\n  c|\r\nd: 1', ['key /a beside b replaces "c" at 2']],
    ['behind a byte-order mark', '\uFEFFki|', ['key / replaces "ki"']],
    ['in several words', 'a: 1\nsome words|', []],
    ['in front of a key', '  |  a: 1', []],
  ])('%s', (_name, marked, expected) => {
    expect(spots(marked)).toEqual(expected);
  });

  it('is found wherever it stands in any text', () => {
    const text = 'a: [b, {c: "d\n- x: |\n   y\n--- {{ z\n\t- \'e: f # g\r\n  }]: h\n? i\n: *j\n';
    for (let length = 0; length <= text.length; length += 1)
      for (let at = 0; at <= length; at += 1)
        for (const spot of [cursorAt({ text: text.slice(0, length) }, at)].flatMap((found) =>
          found.in === 'text' ? found.spots : [],
        )) {
          expect(spot.span.start).toBeLessThanOrEqual(at);
          expect(spot.span.end).toBeGreaterThanOrEqual(at);
          expect(text.slice(spot.span.start, spot.span.end)).not.toMatch(/\n/);
        }
  });
});
