import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  commands,
  SnippetString,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { closeWithoutSaving, findingsOf, open } from './editor.ts';
import { test } from './harness.ts';

/** What is offered at the end of a document. */
async function offeredAtEnd(document: TextDocument): Promise<readonly CompletionItem[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(document.getText().length),
  );
  return items;
}

const labelOf = ({ label }: CompletionItem): string => (typeof label === 'string' ? label : label.label);

function find(items: readonly CompletionItem[], label: string): CompletionItem {
  const found = items.find((item) => labelOf(item) === label);
  assert.ok(found, `"${label}" is offered, not only: ${items.map(labelOf).join(', ')}`);
  return found;
}

function insertedBy({ insertText }: CompletionItem): string | undefined {
  return insertText instanceof SnippetString ? insertText.value : insertText;
}

test('completion offers fields, blocks and values in a manifest', async () => {
  const manifest = await open('web.yaml');
  // Until the server has started, VS Code offers words of the text alone.
  await findingsOf(manifest, 'privileged-container');
  const container = '          ';
  const text = manifest.getText().split(/^ *securityContext:$/m)[0] ?? '';
  try {
    const write = async (end: string): Promise<readonly CompletionItem[]> => {
      const document = await workspace.openTextDocument({ language: 'yaml', content: text + end });
      await window.showTextDocument(document);
      return offeredAtEnd(document);
    };
    const keys = await write(`${container}sec`);
    assert.equal(insertedBy(find(keys, 'securityContext')), `securityContext:\n${container}  `);
    const block = find(keys, 'securityContext (restricted)');
    assert.match(insertedBy(block) ?? '', /^securityContext:\n {12}allowPrivilegeEscalation: false\n/);
    const values = await write(`${container}imagePullPolicy: `);
    assert.deepEqual(values.map(labelOf).slice(0, 1), ['Always']);
  } finally {
    await closeWithoutSaving();
  }
});

test('completion makes a whole object of a kind in an empty document', async () => {
  const document = await workspace.openTextDocument({ language: 'yaml', content: '' });
  await window.showTextDocument(document);
  try {
    const kind = find(await offeredAtEnd(document), 'NetworkPolicy');
    assert.match(
      insertedBy(kind) ?? '',
      /^apiVersion: networking\.k8s\.io\/v1\nkind: NetworkPolicy\nmetadata:\n {2}name: /,
    );
  } finally {
    await closeWithoutSaving();
  }
});
