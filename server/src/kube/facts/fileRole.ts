import { folderOf, resolveFrom } from '../../base/filePath.ts';
import type { FileRole } from '../../syntax/sections.ts';
import { type Facts, factsBy, NO_FACTS } from './facts.ts';
import { impliedKind } from './readKustomization.ts';

const patchersOf = factsBy('kustomization', ({ file, patches = [] }) =>
  patches.map((written) => resolveFrom(folderOf(placeOf(file)), written)),
);

/**
 * What a file is to others: by its name, and by the kustomizations that name it.
 *
 * @param file URI or path
 * @param facts what the files of the workspace say
 */
export function roleOf(file: string, facts: Facts = NO_FACTS): FileRole {
  return { implied: impliedKind(file), patch: patchersOf(facts, placeOf(file)).length > 0 };
}

/**
 * A URI or path in the one form in which it is compared: as if it were an absolute path, without the escapes of URIs. The command line
 * names files as they were given, which may be relative.
 */
function placeOf(file: string): string {
  return resolveFrom('', unescaped(file));
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A path may have a percent sign of its own.
    return text;
  }
}
