import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { fixAll } from '../../service/fixAll.ts';
import { type Feature, type ServerContext, viewOf } from '../context.ts';
import { readFixAllParams } from '../fromLsp.ts';
import { FIX_ALL_COMMAND, type FixAllOutcome, type FixAllParams } from '../protocol.ts';
import { toWorkspaceEdit } from '../toLsp.ts';

/** The command that applies all fixes to a document, the unsafe ones only when told so. */
export const executeCommand: Feature = (context) => {
  context.connection.onExecuteCommand(
    context.scheduler.guard('workspace/executeCommand', async (params): Promise<FixAllOutcome> => {
      const wish = readFixAllParams(params.arguments?.[0]);
      if (params.command !== FIX_ALL_COMMAND || !wish) {
        throw new ResponseError(
          ErrorCodes.InvalidParams,
          `${params.command} is unknown or lacks its argument.`,
        );
      }
      return applyAll(context, wish);
    }),
  );
  return { executeCommandProvider: { commands: [FIX_ALL_COMMAND] } };
};

async function applyAll(context: ServerContext, { uri, unsafe }: FixAllParams): Promise<FixAllOutcome> {
  const view = await viewOf(context, uri);
  if (!view)
    throw new ResponseError(LSPErrorCodes.RequestFailed, 'The document is not open, or switched off.');
  if (!context.features.appliesEdits) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, 'The editor does not let servers edit.');
  }
  const { edits, fixed, left } = fixAll(view.snapshot, { unsafe });
  if (edits.length === 0) return { applied: false, fixed: 0, left: left.length };
  const edit = toWorkspaceEdit(view.document, edits, context.features, 'plain');
  const label = unsafe ? 'Apply all fixes' : 'Apply all safe fixes';
  const { applied } = await context.connection.workspace.applyEdit({ label, edit });
  return applied
    ? { applied, fixed: fixed.length, left: left.length }
    : { applied, fixed: 0, left: fixed.length + left.length };
}
