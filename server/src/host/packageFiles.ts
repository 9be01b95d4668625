import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package's own folder as seen from the bundles in `dist/`, and from this file where it runs without being bundled. */
const ROOTS = ['..', '../../..'].map((up) => join(import.meta.dirname, up));

/**
 * The content of a file that belongs to this package and is not part of its bundles.
 *
 * @param path from the package's folder, such as `schemas/kubernetes/descriptions.json`
 * @returns undefined where it is missing or cannot be read
 */
export function readPackageFile(path: string): string | undefined {
  for (const root of ROOTS) {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch {
      // It may be under the other one.
    }
  }
  return undefined;
}
