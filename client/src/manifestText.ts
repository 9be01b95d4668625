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
