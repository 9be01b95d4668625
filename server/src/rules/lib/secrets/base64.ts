const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** More is not decoded: what a value is shows at its beginning. */
const MAX_LENGTH = 32_000;

/**
 * Decodes Base64 as the API server wants it in `data` of a Secret, line breaks allowed. Each byte becomes one character, which
 * is the text itself for ASCII. Undefined for text that is no Base64.
 */
export function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  let decoded = '';
  let bits = 0;
  let held = 0;
  for (const letter of compact.slice(0, MAX_LENGTH).replace(/=+$/, '')) {
    held = (held << 6) | (VALUES.get(letter) ?? 0);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    decoded += String.fromCharCode((held >> bits) & 0xff);
    held &= (1 << bits) - 1;
  }
  return decoded;
}
