import fc from 'fast-check';
import type { Plain } from './independentYaml.ts';
import { textOf } from './manifestArbitraries.ts';

const key = fc.constantFrom('a', 'b', 'c', 'name', 'x.y/z', 'with space', '80', 'käse 🧀', '#', '- d');
const scalar = fc.constantFrom<Plain>(
  null,
  true,
  0,
  42,
  'x',
  'two words',
  'yes',
  'a: b',
  ' # no comment',
  '',
  'first\nsecond\n',
  'first\n\n  indented\n',
  '🚢',
);

const { tree } = fc.letrec<{ tree: Plain; map: Plain; list: Plain }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('map'), tie('list')),
  map: fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  list: fc.array(tie('tree'), { maxLength: 3 }),
}));

/** Any mapping, nested a few levels deep, with keys and values that need care. */
export const anyValue: fc.Arbitrary<Plain> = fc.dictionary(key, tree, {
  minKeys: 1,
  maxKeys: 5,
  noNullPrototype: true,
});

/** Such a value in any style, as one document. */
export const anyText = textOf(anyValue, 1);
