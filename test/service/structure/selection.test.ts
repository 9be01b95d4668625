import { expect, test } from 'vitest';
import { createLineMap } from '../../../server/src/base/lineMap.ts';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { selectionRanges } from '../../../server/src/service/structure/selection.ts';

/** The texts that a selection grows to from the mark `|`. */
function grown(marked: string): string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const lines = createLineMap(text);
  return selectionRanges(createSnapshot(text, DEFAULT_CONFIG), lines.positionAt(offset)).map(
    ({ start, end }) => text.slice(lines.offsetAt(start), lines.offsetAt(end)),
  );
}

test('from the word over scalar, entry, mapping, item and list to the document and the file', () => {
  expect(
    grown(`a: 1\n---\nspec:\n  containers:\n    - name: "web-|app"\n      image: x\n    - name: b\n`),
  ).toEqual([
    'app',
    'web-app',
    '"web-app"',
    'name: "web-app"',
    'name: "web-app"\n      image: x',
    '- name: "web-app"\n      image: x',
    '- name: "web-app"\n      image: x\n    - name: b',
    'containers:\n    - name: "web-app"\n      image: x\n    - name: b',
    'spec:\n  containers:\n    - name: "web-app"\n      image: x\n    - name: b',
    '---\nspec:\n  containers:\n    - name: "web-app"\n      image: x\n    - name: b',
    'a: 1\n---\nspec:\n  containers:\n    - name: "web-app"\n      image: x\n    - name: b\n',
  ]);
});

test('from a key, and from a line of a block scalar', () => {
  expect(grown('a:\n  b|c: 1\n')).toEqual(['bc', 'bc: 1', 'a:\n  bc: 1']);
  const block = 'a: >\n  one two\n  th|ree\n';
  expect(grown(block).slice(0, 3)).toEqual(['three', '>\n  one two\n  three', 'a: >\n  one two\n  three']);
});

test('at an alias, in an empty text and in broken text there is something', () => {
  expect(grown('a: &x { b: 1 }\nc: *|x\n')).toContain('a: &x { b: 1 }\nc: *x');
  expect(grown('|')).toEqual(['']);
  expect(grown('a: [\n  "b|\n').length).toBeGreaterThan(0);
});
