/** Languages in which manifests are written. */
export const LANGUAGES: readonly string[] = ['yaml', 'json', 'jsonc'];

/** How much of a text is looked at; a manifest says what it is long before. */
export const HEAD_LENGTH = 200_000;

/**
 * Whether a text could be a Kubernetes manifest, told cheaply: both of the keys that every object has. The server knows
 * better; this only decides whether it is worth starting.
 */
export function couldBeManifest(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH);
  return /(?:^|[\s{,])["']?apiVersion["']?\s*:/.test(head) && /(?:^|[\s{,])["']?kind["']?\s*:/.test(head);
}

/** Texts of this length are no longer new. */
const NEW_LENGTH = 2_000;

/** Whether a text of YAML is so new that it may become a manifest: empty but for comments, its API version or kind, and a word. */
export function couldBecomeManifest(text: string): boolean {
  if (text.length > NEW_LENGTH) return false;
  const written = text.split(/\r?\n/).filter((line) => !/^\s*(?:#.*|---\s*)?$/.test(line));
  return written.length <= 2 && written.every((line) => /^(?:(?:apiVersion|kind)\s*:.*|\w+)$/.test(line));
}
