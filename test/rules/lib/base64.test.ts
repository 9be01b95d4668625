import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64 } from '../../../server/src/rules/lib/secrets/base64.ts';

test('decodes what Node encodes, byte by byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect(decodeBase64(buffer.toString('base64'))).toBe(buffer.toString('latin1'));
    }),
    { seed: 7 },
  );
});

test('takes line breaks, and nothing else that is no Base64', () => {
  expect(decodeBase64('aHVu\ndGVy\nMg==\n')).toBe('hunter2');
  for (const text of ['hunter2', 'a-b_', 'abc', '====', 'ab=c']) expect(decodeBase64(text)).toBeUndefined();
});
