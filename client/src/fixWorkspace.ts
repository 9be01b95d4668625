import {
  type CancellationToken,
  commands,
  type Disposable,
  Position,
  type Progress,
  ProgressLocation,
  Range,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  FIX_ALL_PREVIEW_REQUEST,
  type FixAllPreview,
  type FixAllPreviewParams,
} from '../../server/src/lsp/protocol.ts';
import { LOOK_FIRST_DESCRIPTION } from './confirmation.ts';
import { couldBeManifest } from './manifestText.ts';
import type { Server } from './server.ts';

const FILES = '**/*.{yaml,yml,json}';
const NEVER = '**/{node_modules,.git}/**';

/** The command that fixes all manifests of the workspace, after a look at every change in VS Code's own preview. */
export function registerWorkspaceFix(server: Server): Disposable {
  return commands.registerCommand('manifestGuard.fixWorkspace', async () => {
    const choice = await chooseFixes();
    if (choice === undefined) return;
    const found = await window.withProgress(
      { location: ProgressLocation.Notification, title: 'Manifest Guard', cancellable: true },
      (progress, token) => collect(server, choice.unsafe, progress, token),
    );
    if (!found) return;
    if (found.fixed === 0) {
      void window.showInformationMessage(`Manifest Guard: nothing to fix in ${found.files} manifests.`);
      return;
    }
    await workspace.applyEdit(found.edit, { isRefactoring: true });
  });
}

async function chooseFixes(): Promise<{ readonly unsafe: boolean } | undefined> {
  const items = [
    {
      label: 'Safe fixes',
      detail: 'Known not to stop a working application, as far as manifests and known images tell',
      unsafe: false,
    },
    {
      label: 'All fixes, including those to review',
      detail: 'Also those that may change behaviour or insert values which only you can know',
      unsafe: true,
    },
  ];
  return window.showQuickPick(items, { placeHolder: 'Every change is shown before it is made' });
}

interface Found {
  readonly edit: WorkspaceEdit;
  readonly files: number;
  readonly fixed: number;
}

async function collect(
  server: Server,
  unsafe: boolean,
  progress: Progress<{ message: string }>,
  token: CancellationToken,
): Promise<Found | undefined> {
  const uris = await workspace.findFiles(FILES, NEVER, undefined, token);
  const edit = new WorkspaceEdit();
  let files = 0;
  let fixed = 0;
  for (const [index, uri] of uris.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: `${index + 1} of ${uris.length} files` });
    const text = await readText(uri);
    if (text === undefined || !couldBeManifest(text)) continue;
    files += 1;
    const params: FixAllPreviewParams = { uri: uri.toString(), text, unsafe };
    const preview = await server.request<FixAllPreview>(FIX_ALL_PREVIEW_REQUEST, params);
    fixed += preview.fixed;
    const label = unsafe ? 'All fixes of Manifest Guard' : 'Safe fixes of Manifest Guard';
    if (edit.size === 0 && preview.edits.length > 0) openPreview(edit, uri, text, label);
    addEdits(edit, uri, preview, label);
  }
  return { edit, files, fixed };
}

/** The boxes of edits that need confirmation start empty, so it is one that changes nothing; see `tickAll`. */
function openPreview(edit: WorkspaceEdit, uri: Uri, text: string, label: string): void {
  const lines = text.split(/\r\n|\r|\n/);
  const end = new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  edit.insert(uri, end, '', { needsConfirmation: true, label, description: LOOK_FIRST_DESCRIPTION });
}

function addEdits(edit: WorkspaceEdit, uri: Uri, preview: FixAllPreview, label: string): void {
  for (const { range, newText } of preview.edits) {
    const { start, end } = range;
    edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText, {
      needsConfirmation: false,
      label,
    });
  }
}

/** The text as the editor would show it, without byte-order mark; undefined for what is no text. */
async function readText(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
