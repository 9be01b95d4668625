import {
  commands,
  type Disposable,
  type QuickPickItem,
  QuickPickItemKind,
  SnippetString,
  Uri,
  window,
  workspace,
} from 'vscode';

/** A snippet as it stands in the file that VS Code takes the snippets from. */
interface ContributedSnippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly group: string;
  /** Whether it is a whole manifest. */
  readonly isFileTemplate: boolean;
  readonly body: readonly string[];
}

interface SnippetItem extends QuickPickItem {
  readonly snippet?: ContributedSnippet;
}

/**
 * The command that opens a new file with a snippet that the user chooses, or with the one whose prefix is its argument.
 * @param extension folder of the extension
 */
export function registerNewManifest(extension: Uri): Disposable {
  return commands.registerCommand('manifestGuard.newManifest', async (prefix?: unknown) => {
    const items = await readItems(extension);
    const named = items.find(({ snippet }) => typeof prefix === 'string' && snippet?.prefix.includes(prefix));
    const chosen = named ?? (await pick(items));
    if (chosen?.snippet) await openWith(chosen.snippet);
  });
}

/** The snippets for whole manifests, under the titles of their groups. */
async function readItems(extension: Uri): Promise<readonly SnippetItem[]> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'snippets', 'kubernetes.json'));
  const snippets: Record<string, ContributedSnippet> = JSON.parse(new TextDecoder().decode(bytes));
  let group: string | undefined;
  return Object.entries(snippets).flatMap(([label, snippet]) => {
    if (!snippet.isFileTemplate) return [];
    const title = { label: snippet.group, kind: QuickPickItemKind.Separator };
    const titles = snippet.group === group ? [] : [title];
    group = snippet.group;
    return [...titles, { label, description: snippet.prefix[0] ?? '', detail: snippet.description, snippet }];
  });
}

function pick(items: readonly SnippetItem[]): Thenable<SnippetItem | undefined> {
  return window.showQuickPick(items, {
    placeHolder: 'Manifest to start from',
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

async function openWith({ body }: ContributedSnippet): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'yaml' });
  const editor = await window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new SnippetString(`${body.join('\n')}\n`));
}
