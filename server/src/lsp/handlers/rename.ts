import {
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { spotAt } from '../../service/navigation/occurrences.ts';
import { renamableAt, rename } from '../../service/navigation/rename.ts';
import { type Feature, viewOf } from '../context.ts';

/** Renames what has a name within one file; elsewhere it says why not. */
export const renaming: Feature = (context) => {
  const { connection, features, scheduler } = context;
  connection.onPrepareRename(
    scheduler.guard(
      'textDocument/prepareRename',
      async ({ textDocument, position }): Promise<PrepareRenameResult | null> => {
        const view = await viewOf(context, textDocument.uri);
        const spot = view && spotAt(view.snapshot, position);
        if (!view || !spot) return null;
        const found = renamableAt(view.snapshot, spot);
        if ('refusal' in found) throw refused(found.refusal);
        return { range: found.range, placeholder: found.name };
      },
    ),
  );
  connection.onRenameRequest(
    scheduler.guard(
      'textDocument/rename',
      async ({ textDocument, position, newName }): Promise<WorkspaceEdit | null> => {
        const view = await viewOf(context, textDocument.uri);
        const spot = view && spotAt(view.snapshot, position);
        if (!view || !spot) return null;
        const edits = rename(view.snapshot, spot, newName);
        if ('refusal' in edits) throw refused(edits.refusal);
        const changes: TextEdit[] = [...edits];
        const { uri } = textDocument;
        if (!features.versionedEdits) return { changes: { [uri]: changes } };
        return { documentChanges: [{ textDocument: { uri, version: view.version }, edits: changes }] };
      },
    ),
  );
  return { renameProvider: { prepareProvider: true } };
};

const refused = (reason: string): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, reason);
