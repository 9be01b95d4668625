import type { Position, WorkspaceEdit } from 'vscode-languageclient';

/** Id of the annotation of the edit that changes nothing. */
const LOOK_FIRST = 'look-first';
/** What is shown when it is pointed at. */
export const LOOK_FIRST_DESCRIPTION = 'Changes nothing: it only opens this preview.';

/**
 * Makes VS Code's preview of an edit that is to be confirmed start with everything ticked. VS Code opens it for edits that need
 * confirmation, but leaves the boxes of just these empty: *Apply* would do nothing, and whoever misses one gets half a fix. So an
 * edit that changes nothing asks for the preview.
 *
 * @param endOf end of a document's text; undefined where that is not known
 */
export function tickAll(edit: WorkspaceEdit, endOf: (uri: string) => Position | undefined): WorkspaceEdit {
  const annotations = Object.entries(edit.changeAnnotations ?? {});
  const [first, ...others] = edit.documentChanges ?? [];
  if (!first || !('edits' in first) || !annotations.some(([, one]) => one.needsConfirmation)) return edit;
  const place = endOf(first.textDocument.uri) ?? { line: 0, character: 0 };
  const nothing = { range: { start: place, end: place }, newText: '', annotationId: LOOK_FIRST };
  const label = annotations[0]?.[1].label ?? '';
  return {
    ...edit,
    documentChanges: [{ ...first, edits: [...first.edits, nothing] }, ...others],
    changeAnnotations: {
      ...Object.fromEntries(annotations.map(([id, one]) => [id, { ...one, needsConfirmation: false }])),
      [LOOK_FIRST]: { label, description: LOOK_FIRST_DESCRIPTION, needsConfirmation: true },
    },
  };
}
