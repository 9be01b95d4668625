/**
 * Larger texts are not looked at. The API server takes objects of about 1.5 MiB at most (etcd's request limit), so a file of
 * this size is a dump or no manifest, and parsing it would block the editor for seconds.
 */
export const MAX_TEXT_LENGTH = 16 * 1024 * 1024;

/** Why a text is not looked at, or undefined where it is. */
export function findInputProblem(text: string): string | undefined {
  if (text.length > MAX_TEXT_LENGTH) {
    const size = Math.round(text.length / (1024 * 1024));
    return `The file is too large to analyse (${size} MiB; the limit is ${MAX_TEXT_LENGTH / (1024 * 1024)} MiB).`;
  }
  return text.includes('\0') ? 'The file is binary, not text.' : undefined;
}

/** Bytes as text, or why they are none. */
export type Decoded = { readonly text: string } | { readonly problem: string };

/** Decodes the bytes of a file: UTF-8 with or without a byte-order mark, which stays in the text. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_TEXT_LENGTH * 2)
    return { problem: findInputProblem(' '.repeat(MAX_TEXT_LENGTH + 1)) ?? '' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const problem = findInputProblem(text);
    return problem ? { problem } : { text };
  } catch {
    return { problem: describeEncoding(bytes) };
  }
}

function describeEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return 'The file is UTF-16. Kubernetes tools read UTF-8: save it as UTF-8.';
  }
  return bytes.includes(0) ? 'The file is binary, not text.' : 'The file is not valid UTF-8.';
}
