import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsAlone } from '../../server/src/syntax/chunks/leaf.ts';
import { parseInParts } from '../../server/src/syntax/chunks/parse.ts';
import { parse, parseWhole } from '../../server/src/syntax/parse.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';
import { hasTemplate } from '../../server/src/syntax/templates.ts';
import { firstDifference } from '../support/compareTrees.ts';

const SIZES = [
  { text: 0, min: 1, max: 1 },
  { text: 0, min: 1, max: 60 },
  { text: 0, min: 30, max: 200 },
];

const inParts = (text: string, sizes = SIZES[0]) => parseInParts({ text }, hasTemplate(text), sizes);

/** What a parse in parts, where there is one, sees otherwise than a parse of the whole. */
function differenceFromWhole(text: string, sizes = SIZES[0]): string | undefined {
  const pieced = inParts(text, sizes);
  if (!pieced) return undefined;
  const whole = parseWhole({ text });
  const problems = [pieced.problems, whole.problems].map((list) => JSON.stringify(list));
  return (
    firstDifference(whole.root, pieced.root) ??
    (problems[0] === problems[1] ? undefined : problems.join('\n'))
  );
}

const schema = (depth: number, indent: string): string =>
  depth === 0
    ? `${indent}description: A value, which is\n${indent}  written over two lines.\n${indent}type: string\n`
    : `${indent}type: object\n${indent}properties:\n${['alpha', 'beta', 'gamma']
        .map((name) => `${indent}  ${name}:\n${schema(depth - 1, `${indent}    `)}`)
        .join('')}${indent}required:\n${indent}- alpha\n${indent}- beta\n`;

const definition = (depth: number): string =>
  `---\n# A definition\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: things.example.com\nspec:\n  group: example.com\n  versions:\n  - name: v1\n    schema:\n      openAPIV3Schema:\n${schema(depth, '        ')}    served: true\n`;

const POD = `apiVersion: v1
kind: Pod
metadata: {name: a, labels: {app: "a b", 'c': d}}
spec:
  # before the list
  containers:
    - name: main # the main one
      image: registry.example.com/app:1.0

      command: [sh, -c, 'echo "x"']
      env:
        -
          name: EMPTY
          value:
        - {name: B, value: "1"}
    # between two items
    - image: other
      name: second
      args:
        - |
          # no comment
          key: value

        - >-
          folded
          text
  volumes:
  - name: data
    emptyDir: {}
      # deeper than anything
  "quoted": yes
  empty:
`;

const list = (count: number): string =>
  `apiVersion: v1\nkind: List\nitems:\n${`- ${POD.trimEnd().replaceAll('\n', '\n  ')}\n`.repeat(count)}`;

const TEXTS: readonly (readonly [string, string])[] = [
  ['a definition of a resource', definition(3)],
  ['a list', list(4)],
  ['a pod', POD],
  ['a pod without a line break at its end', POD.trimEnd()],
  ['a pod with the line breaks of Windows', POD.replaceAll('\n', '\r\n')],
  ['repeated keys, near and far', `a:\n  b: 1\n  c: 2\n  b: 3\nd: 4\n${'e: 5\n'.repeat(3)}a: 6\n`],
  ['a half-typed key', 'a: 1\nb:\n  c: 1\n  fo\n  d: 2\ne: 3\nf: 4\n'],
  ['a half-typed key at the end of a mapping', 'a: 1\nb:\n  c: 1\n  d: 2\n  fo\ne: 3\nf: 4\n'],
  ['an open quote', 'a: 1\nb: "x\nc: 2\nd: "y"\n'],
  ['an open quote that nothing closes', 'a: 1\nb:\n  c: "x\nd: 2\ne: 3\n'],
  ['an open bracket', 'a: 1\nb:\n  c: [x, y\nd: 2\ne: 3\n'],
  ['a template', 'a: 1\nb:\n  c: {{ .Values.c }}\n  d: "{{ .Values.d }}"\ne: 3\n'],
  ['keys with comments in place of values', 'a:\n  b: # none\n  # none\nc:\n  d:\n    e: # none\n\n  f: 1\n'],
  ['items of items', 'a:\n- - b: 1\n  - c\n- - d\nb: 1\nc: 2\n'],
  ['application tags', 'a: !x 1\nb: !y\n  c: 1\nd: !!str 5\ne: !z [1]\n'],
  ['comments at the end', 'a:\n  b: 1\n  c: 2\n# one\n\n# two\n'],
];

describe.each(TEXTS)('%s', (_what, text) => {
  test.each(SIZES)('is read in parts as it is read at once ($min to $max characters)', (sizes) => {
    expect(differenceFromWhole(text, sizes)).toBeUndefined();
  });
});

test.each([
  ['aliases', 'a: &x 1\nb: *x\nc: 2\n'],
  ['merge keys', 'a:\n  <<: {x: 1}\nb: 2\nc: 3\n'],
  ['white space with tabs', 'a: |\n  x\n\t\nb: 1\nc: 2\n'],
  ['text that is no block', '{"a": 1,\n"b": 2}\n'],
  ['an indented comment at the end', 'a:\n  b: 1\nc:\n  d: 1\n  # end\n'],
  ['lone carriage returns', 'a: 1\rb: 2\nc: 3\nd: 4\n'],
])('%s: the whole is parsed', (_what, text) => {
  expect(inParts(text)).toBeUndefined();
});

const LINES = [
  ...[
    '# c',
    '  # c',
    '      # deep',
    '',
    '   ',
    '\t',
    'a:',
    'b: ',
    'c: # x',
    '- x',
    '-',
    '- a: 1',
    'key: |',
    'key: |+',
  ],
  ...[
    'k: >-',
    '"',
    "'",
    '{',
    '[',
    '}',
    ']',
    '&a ',
    '*a',
    '? x',
    ': y',
    'foo',
    '!!str',
    '%',
    ' #',
    '...',
    'f: "a',
    ',',
  ],
];

interface Edit {
  readonly line: number;
  readonly change: string;
  readonly text: string;
  readonly indented: boolean;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  line: fc.nat(10_000),
  change: fc.constantFrom('delete', 'duplicate', 'indent', 'dedent', 'insert', 'append', 'cut', 'move'),
  text: fc.constantFrom(...LINES),
  indented: fc.boolean(),
});

function applyEdit(lines: string[], { line, change, text, indented }: Edit): void {
  const at = line % lines.length;
  const old = lines[at] ?? '';
  const inserted = (indented ? (/^ */.exec(old)?.[0] ?? '') : '') + text;
  switch (change) {
    case 'delete':
      lines.splice(at, 1);
      break;
    case 'duplicate':
      lines.splice(at, 0, old);
      break;
    case 'indent':
      lines[at] = ` ${old}`;
      break;
    case 'dedent':
      lines[at] = old.replace(/^ {1,2}/, '');
      break;
    case 'insert':
      lines.splice(at, 0, inserted);
      break;
    case 'append':
      lines[at] = old + text;
      break;
    case 'cut':
      lines[at] = old.slice(0, line % (old.length + 1));
      break;
    case 'move':
      lines.push(...lines.splice(at, 1 + (line % 5)));
      break;
  }
}

test('after any edits, reading in parts is reading at once', () => {
  const texts = fc.constantFrom(...TEXTS.map(([, text]) => text));
  const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
  let pieced = 0;
  fc.assert(
    fc.property(texts, edits, fc.constantFrom(...SIZES), (text, changes, sizes) => {
      const lines = text.split('\n');
      for (const change of changes) if (lines.length > 1) applyEdit(lines, change);
      const edited = lines.join('\n');
      if (splitSections(edited).sections.length > 1) return;
      if (inParts(edited, sizes)) pieced += 1;
      expect(differenceFromWhole(edited, sizes)).toBeUndefined();
    }),
    { numRuns: 1_500, seed: 1 },
  );
  expect(pieced).toBeGreaterThan(400);
});

const LARGE = definition(7);

test('a long document is read in parts', () => {
  expect(LARGE.length).toBeGreaterThan(500_000);
  expect(parseInParts({ text: LARGE }, false)).toBeDefined();
});

test.each([
  ['a letter', 'type: string', 'type: xstring'],
  ['a half-typed key', 'type: string\n', 'type: string\n@fo\n'],
  ['a new key', 'type: string\n', 'type: string\n@foo: bar\n'],
  ['an open quote', 'type: string', 'type: "string'],
])('typing %s in a long document reads one part', (_what, from, to) => {
  const before = splitSections(LARGE);
  for (const { section } of before.sections) parse(section);
  const at = LARGE.indexOf(from, LARGE.length / 2);
  const indent = ' '.repeat(at - LARGE.lastIndexOf('\n', at) - 1);
  const text = LARGE.slice(0, at) + to.replace('@', indent) + LARGE.slice(at + from.length);
  const runs = factsAlone.runs();
  for (const { section } of splitSections(text, before).sections) parse(section);
  expect(factsAlone.runs() - runs).toBeLessThanOrEqual(2);
});
