import { createLineMap } from '../../server/src/base/lineMap.ts';
import { applyChanges } from '../../server/src/base/span.ts';
import type { FileEdit } from '../../server/src/service/fileEdits.ts';

/** Applies the edits of a file as an editor does: all of them against the text before. */
export function applyEdits(text: string, edits: readonly FileEdit[]): string {
  const lines = createLineMap(text);
  const changes = edits.map(({ range, newText }) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
  }));
  for (const [index, change] of changes.entries()) {
    const before = changes[index - 1];
    if (before && change.start < before.end) throw new Error('Edits overlap or are out of order.');
  }
  return applyChanges(text, changes);
}
