import { expect, test } from 'vitest';
import { readType } from '../../server/src/schema/notation.ts';

const additions = {
  values: {},
  keys: {},
  constraints: { a: '{"minimum":1}', b: '{"minItems":1}' },
};

test('reads what values are asked, and types whose names end with a number', () => {
  const line = '... ^b count:i!^a lists:[i^b^a names:{s^^a plain:s parent:x.spec~2 other:[x.spec~2^b';
  const read = readType('T', line, additions, () => true);
  expect(read?.asks).toBe('{"minItems":1}');
  const fields = [...(read?.fields.values() ?? [])].map(({ name, base, required, asks }) => [
    name,
    base,
    required,
    asks,
  ]);
  expect(fields).toEqual([
    ['count', 'i', true, ['{"minimum":1}']],
    ['lists', 'i', false, ['{"minItems":1}', '{"minimum":1}']],
    ['names', 's', false, [undefined, '{"minimum":1}']],
    ['plain', 's', false, undefined],
    ['parent', 'x.spec~2', false, undefined],
    ['other', 'x.spec~2', false, ['{"minItems":1}']],
  ]);
});
