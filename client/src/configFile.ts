import {
  commands,
  Disposable,
  type TextDocument,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import {
  CONFIG_FILE_REQUEST,
  STARTER_CONFIGURATION_REQUEST,
  type UriParams,
} from '../../server/src/lsp/protocol.ts';
import type { Server } from './server.ts';

const NAME = '.manifest-guard.yaml';
const CREATE = 'manifestGuard.createConfiguration';

/** Whether a document is a configuration file of Manifest Guard. */
export function isConfigFile({ uri }: TextDocument): boolean {
  return uri.path.endsWith(`/${NAME}`);
}

/** The commands that create and open the configuration file. */
export function registerConfigFile(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(CREATE, () => create(server)),
    commands.registerCommand('manifestGuard.openConfiguration', () => open(server)),
  );
}

async function create(server: Server): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) {
    void window.showInformationMessage('Manifest Guard: open a folder first.');
    return;
  }
  const uri = Uri.joinPath(folder.uri, NAME);
  if (!(await exists(uri))) {
    const text = await server.request<string>(STARTER_CONFIGURATION_REQUEST, null);
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  await window.showTextDocument(uri);
}

async function open(server: Server): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  const params: UriParams = { uri: uri?.toString() ?? '' };
  const found = uri ? await server.request<string | null>(CONFIG_FILE_REQUEST, params) : null;
  const [folder] = workspace.workspaceFolders ?? [];
  const inFolder = folder && Uri.joinPath(folder.uri, NAME);
  const target = found ? Uri.parse(found) : inFolder && (await exists(inFolder)) ? inFolder : undefined;
  if (target) {
    await window.showTextDocument(target);
    return;
  }
  const choice = await window.showInformationMessage(
    'Manifest Guard: there is no configuration file yet.',
    'Create One',
  );
  if (choice) await commands.executeCommand(CREATE);
}

/** The folder of the active editor, or the only one, or one that the user chooses. */
async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const active = window.activeTextEditor?.document.uri;
  const own = active && workspace.getWorkspaceFolder(active);
  if (own ?? folders.length < 2) return own ?? folders[0];
  return window.showWorkspaceFolderPick({ placeHolder: 'Folder for the configuration file' });
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
