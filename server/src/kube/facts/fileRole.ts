import type { FileRole } from '../../syntax/sections.ts';
import { type Facts, factsBy, folderOf, NO_FACTS } from './facts.ts';
import { impliedKind } from './readKustomization.ts';

const patchersOf = factsBy('kustomization', ({ file, patches = [] }) =>
  patches.map((written) => normalized(`${folderOf(file)}/${written}`)),
);

/**
 * What a file is to others: by its name, and by the kustomizations that name it.
 *
 * @param file URI or path
 * @param facts what the files of the workspace say
 */
export function roleOf(file: string, facts: Facts = NO_FACTS): FileRole {
  return { implied: impliedKind(file), patch: patchersOf(facts, normalized(file)).length > 0 };
}

/** A URI or path with `/` between its steps, without `.` and `..`, and without the escapes of URIs. */
function normalized(file: string): string {
  const steps: string[] = [];
  for (const step of unescaped(file).split(/[/\\]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A path may have a percent sign of its own.
    return text;
  }
}
