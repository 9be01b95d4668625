import { commands, type ExtensionContext, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import type { StatusParams } from '../../server/src/lsp/protocol.ts';
import { registerMenu } from './actionMenu.ts';
import { watchOtherExtensions } from './coexistence.ts';
import { isConfigFile, registerConfigFile } from './configFile.ts';
import { registerFileFixes } from './fixFile.ts';
import { registerWorkspaceFix } from './fixWorkspace.ts';
import { createLastingCommands } from './lastingCommands.ts';
import { couldBecomeManifest, couldBeManifest } from './manifestText.ts';
import { registerNewManifest } from './newManifest.ts';
import { showRulePages } from './rulePages.ts';
import { createServer, isServed, type Server } from './server.ts';
import { showStatus } from './statusBar.ts';

/** What other extensions and tests may use. */
export interface ManifestGuardApi {
  /** Process id of the language server while it runs. */
  readonly serverProcessId: () => number | undefined;
  /** Called with what the server knows of a document, after each version that it has judged. */
  readonly onStatus: (listener: (status: StatusParams) => void) => void;
}

/** Called by VS Code with the first YAML or JSON document, or the first command. */
export function activate(context: ExtensionContext): ManifestGuardApi {
  const output = window.createOutputChannel('Manifest Guard', { log: true });
  const others = watchOtherExtensions(output);
  const program = {
    module: context.asAbsolutePath('dist/cli.cjs'),
    codeCache: Uri.joinPath(context.globalStorageUri, 'code-cache').fsPath,
  };
  const lasting = createLastingCommands();
  const server = createServer(program, { output, others, lasting });
  context.subscriptions.push(
    output,
    others,
    lasting,
    server,
    showStatus(server),
    showRulePages(server, lasting),
    registerFileFixes(server),
    registerWorkspaceFix(server),
    registerConfigFile(server),
    registerMenu(server),
    registerNewManifest(context.extensionUri),
    commands.registerCommand('manifestGuard.restart', () => server.restart()),
    commands.registerCommand('manifestGuard.showOutput', () => output.show()),
  );
  startWithFirstManifest(context, server, (error) => {
    output.error(`Starting the language server: ${String(error)}`);
    void window.showErrorMessage('Manifest Guard: the language server could not be started. See the log.');
  });
  return { serverProcessId: server.processId, onStatus: server.onStatus };
}

/** Most YAML and JSON is no manifest; the server is started only for one that could be, or for a configuration file or a new file. */
function startWithFirstManifest(
  context: ExtensionContext,
  server: Server,
  failed: (error: unknown) => void,
): void {
  let started = false;
  const look = (document: TextDocument): void => {
    if (started || !isServed(document)) return;
    if (!isConfigFile(document) && !couldBeManifest(headOf(document)) && !isNew(document)) return;
    started = true;
    for (const watcher of watchers) watcher.dispose();
    server.start().catch(failed);
  };
  const watchers = [
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
  ];
  context.subscriptions.push(...watchers);
  workspace.textDocuments.forEach(look);
}

/** A new file: completion has something to offer from its first letter. */
function isNew(document: TextDocument): boolean {
  return document.languageId === 'yaml' && document.lineCount < 50 && couldBecomeManifest(document.getText());
}

const HEAD_LINES = 2000;

function headOf(document: TextDocument): string {
  return document.getText(new Range(0, 0, HEAD_LINES, 0));
}
