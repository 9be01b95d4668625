import { commands, Disposable, Uri, window, workspace } from 'vscode';
import { FIX_ALL_COMMAND, type FixAllOutcome, type FixAllParams } from '../../server/src/lsp/protocol.ts';
import { fixSummary } from './fixSummary.ts';
import type { Server } from './server.ts';

/** The commands that fix the file in the active editor, or the one whose menu was opened. */
export function registerFileFixes(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand('manifestGuard.hardenFile', (target?: unknown) =>
      fixFile(server, target, false),
    ),
    commands.registerCommand('manifestGuard.fixFileUnsafe', async (target?: unknown) => {
      if (await consents()) await fixFile(server, target, true);
    }),
  );
}

async function fixFile(server: Server, target: unknown, unsafe: boolean): Promise<void> {
  const uri = target instanceof Uri ? target : window.activeTextEditor?.document.uri;
  if (!uri) {
    void window.showInformationMessage('Manifest Guard: open a manifest first.');
    return;
  }
  await server.start();
  // Opened and thereby known to the server, where the command came from the explorer.
  await workspace.openTextDocument(uri);
  const params: FixAllParams = { uri: uri.toString(), unsafe };
  try {
    const outcome = await server.request<FixAllOutcome>('workspace/executeCommand', {
      command: FIX_ALL_COMMAND,
      arguments: [params],
    });
    void window.showInformationMessage(`Manifest Guard: ${fixSummary(outcome, unsafe)}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`Manifest Guard: ${reason}`);
  }
}

async function consents(): Promise<boolean> {
  const apply = 'Apply All Fixes';
  const choice = await window.showWarningMessage(
    'Apply all fixes to this file, including those to review?',
    {
      modal: true,
      detail:
        'Beside the safe ones, this applies fixes that may stop a running application or that insert values which only you can know: users and groups, resource requests and limits, a read-only root file system for images that nothing is known of. Look at the result before you apply it to a cluster. Undo takes it back.',
    },
    apply,
  );
  return choice === apply;
}
