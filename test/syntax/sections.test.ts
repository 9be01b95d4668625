import { expect, test } from 'vitest';
import { splitSections } from '../../server/src/syntax/sections.ts';

const cut = (text: string): string[] => splitSections(text).sections.map(({ section }) => section.text);

test('sections start at markers that start a line, and together are the file', () => {
  expect(cut('a: 1\n---\nb: 2\n')).toEqual(['a: 1\n', '---\nb: 2\n']);
  expect(cut('a: 1\r\n--- # x\r\nb: 2')).toEqual(['a: 1\r\n', '--- # x\r\nb: 2']);
  expect(cut('%YAML 1.2\n# c\n---\na: 1\n...\n# next\n---\nb: 2\n')).toEqual([
    '%YAML 1.2\n# c\n---\na: 1\n...\n',
    '# next\n---\nb: 2\n',
  ]);
  expect(cut('---\n---\n---')).toEqual(['---\n', '---\n', '---']);
  expect(cut('\uFEFF---\na: 1\n')).toEqual(['\uFEFF---\na: 1\n']);
  expect(cut('')).toEqual(['']);
});

test('what only looks like a marker cuts nothing', () => {
  for (const text of ['a: x--- y\n', 'a: "\u2028--- x"\n', 'a: 1 # x\r---\n', '----\n', 'a: |\n  ---\n'])
    expect(cut(text)).toEqual([text]);
});

test('unchanged sections of the version before are taken over as they are', () => {
  const before = splitSections('a: 1\n---\nb: 2\n');
  const after = splitSections('a: 1\n---\nnew: 0\n---\nb: 2\n', before);
  expect(after.sections[0]?.section).toBe(before.sections[0]?.section);
  expect(after.sections[2]?.section).toBe(before.sections[1]?.section);
  expect(after.sections.map(({ startLine }) => startLine)).toEqual([0, 1, 3]);
});
