import assert from 'node:assert/strict';
import {
  type CompletionList,
  commands,
  languages,
  Position,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { StatusParams } from '../../../server/src/lsp/protocol.ts';
import { api, findingsIn } from './editor.ts';
import { test } from './harness.ts';

test('a snippet is offered for its prefix, and what it gives has no finding', async () => {
  const document = await workspace.openTextDocument({ language: 'yaml', content: 'mg-deploy' });
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new Position(0, 9),
  );
  const offered = items.filter(({ label }) => nameOf(label) === 'mg-deployment');
  assert.equal(offered.length, 1, `mg-deployment once among ${items.length} completions`);

  const empty = await workspace.openTextDocument({ language: 'yaml', content: '' });
  await window.showTextDocument(empty);
  const judged = statusOf(empty);
  await commands.executeCommand('editor.action.insertSnippet', { langId: 'yaml', name: 'Deployment' });
  assertClean(empty, await judged);
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('a new manifest starts from a snippet, with its first value selected', async () => {
  const opened = new Promise<TextDocument>((resolve) => {
    const subscription = workspace.onDidOpenTextDocument((document) => {
      // VS Code may open documents for its own sake.
      if (!document.isUntitled || document.languageId !== 'yaml') return;
      subscription.dispose();
      resolve(document);
    });
  });
  const judged = opened.then(statusOf);
  await commands.executeCommand('manifestGuard.newManifest', 'mg-application');
  const editor = window.activeTextEditor;
  assert.ok(editor);
  assert.equal(editor.document, await opened);
  assert.equal(editor.document.languageId, 'yaml');
  assert.equal(editor.document.isUntitled, true);
  const selected = new Set(editor.selections.map((selection) => editor.document.getText(selection)));
  assert.deepEqual([...selected], ['web']);
  assert.ok(editor.selections.length > 5, 'a name is typed once for all places');
  assertClean(editor.document, await judged);
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

const nameOf = (label: string | { readonly label: string }): string =>
  typeof label === 'string' ? label : label.label;

/** What the server says of the first version of a document that has objects. */
async function statusOf(document: TextDocument): Promise<StatusParams> {
  const { onStatus } = await api();
  return new Promise((resolve) => {
    onStatus((status) => {
      if (status.uri === document.uri.toString() && status.resources > 0) resolve(status);
    });
  });
}

function assertClean(document: TextDocument, { level, findings }: StatusParams): void {
  assert.equal(level, 'restricted');
  assert.deepEqual(findings, { error: 0, warning: 0, info: 0, hint: 0 });
  assert.deepEqual(findingsIn(document), []);
  const errors = languages.getDiagnostics(document.uri).map(({ message }) => message);
  assert.deepEqual(errors, []);
}
