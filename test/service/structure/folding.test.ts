import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.ts';
import { createSnapshot } from '../../../server/src/service/snapshot.ts';
import { foldsOf, outermost } from '../../../server/src/service/structure/folding.ts';

/** `first-last` of each fold, lines one-based, with its kind. */
function folds(text: string): string[] {
  return foldsOf(createSnapshot(text, DEFAULT_CONFIG)).map(
    ({ start, end, kind }) => `${start + 1}-${end + 1}${kind === undefined ? '' : ` ${kind}`}`,
  );
}

test('mappings, lists and items fold by indentation, also lists in the column of their key', () => {
  expect(
    folds(`spec:
  containers:
  - name: a
    args:
    - x
  - name: b
    command: |
      if x; then

        y
      fi

  volumes: []
`),
  ).toEqual(['1-13', '2-11', '3-5', '4-5', '6-11', '7-11', '8-10']);
});

test('several documents fold at their first key, a single one does not', () => {
  expect(folds('# one\n---\na: 1\nb: 2\n---\n# two\nc:\n  d: 1\n\n')).toEqual(['3-4', '7-8', '7-8']);
  expect(folds('a: 1\nb: 2\n')).toEqual([]);
});

test('comments fold, belong to what is above when indented deeper, and never end it', () => {
  expect(folds('# a\n# b\nspec:\n  a: 1\n# aside\n  b: 1\n  # c: 1\nnext: 1\n')).toEqual([
    '1-2 comment',
    '3-7',
  ]);
});

test('regions fold', () => {
  expect(folds('# region ports\na: 1\nb: 1\n# endregion\nc: 1\n')).toEqual(['1-4 region']);
});

test('half-typed text, flow style and line ends of Windows fold', () => {
  expect(folds('spec:\r\n  a: [\r\n    1,\r\n  ]\r\n  b:: :\r\n   - {{ x\r\n')).toEqual([
    '1-6',
    '2-3',
    '5-6',
  ]);
});

test('with more folds than wanted, the outermost are kept', () => {
  const all = foldsOf(createSnapshot('a:\n  b:\n    c: 1\nd:\n  e: 1\n', DEFAULT_CONFIG));
  expect(all).toHaveLength(3);
  expect(outermost(all, 2).map(({ start }) => start)).toEqual([0, 3]);
  expect(outermost(all, 1)).toEqual([]);
});
