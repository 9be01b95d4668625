import { commands, Disposable, MarkdownString, StatusBarAlignment, window, workspace } from 'vscode';
import type { StatusParams } from '../../server/src/lsp/protocol.ts';
import type { Server } from './server.ts';
import { STOPPED_TEXT, STOPPED_TOOLTIP, statusText, statusTooltip, TOOLTIP_COMMANDS } from './statusText.ts';

/** Context key: whether the active editor holds a manifest. Commands are shown by it. */
const IS_MANIFEST = 'manifestGuard.isManifest';

/** Shows the state of the active manifest in the status bar, and nothing for other files. */
export function showStatus(server: Server): Disposable {
  const known = new Map<string, StatusParams>();
  const item = window.createStatusBarItem('manifestGuard.status', StatusBarAlignment.Right, 90);
  item.name = 'Manifest Guard';
  let givenUp = false;

  const show = (status: StatusParams): void => {
    const tooltip = new MarkdownString(givenUp ? STOPPED_TOOLTIP : statusTooltip(status));
    tooltip.isTrusted = { enabledCommands: TOOLTIP_COMMANDS };
    item.text = givenUp ? STOPPED_TEXT : statusText(status);
    item.tooltip = tooltip;
    item.command = givenUp ? 'manifestGuard.restart' : 'workbench.actions.view.problems';
    item.accessibilityInformation = { label: `Manifest Guard: ${item.text.replace(/^\$\(\w+\) /, '')}` };
    item.show();
  };

  const update = (): void => {
    const uri = window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : known.get(uri);
    const isManifest = status !== undefined && (status.resources > 0 || status.problem !== undefined);
    void commands.executeCommand('setContext', IS_MANIFEST, isManifest);
    if (isManifest) show(status);
    else item.hide();
  };

  server.onStatus((status) => {
    givenUp = false;
    known.set(status.uri, status);
    update();
  });
  server.onGivenUp(() => {
    givenUp = true;
    update();
  });
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidCloseTextDocument((document) => {
      known.delete(document.uri.toString());
      update();
    }),
  );
}
