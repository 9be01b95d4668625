import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Editor, startEditor } from './support/editor.ts';

const URI = 'file:///shop/web.yaml';
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: web\n    image: nginx:1.27\n';

const CAPABLE: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertTextModeSupport: { valueSet: [InsertTextMode.asIs, InsertTextMode.adjustIndentation] },
        tagSupport: { valueSet: [1] },
      },
    },
  },
};

async function completeAt(editor: Editor, marked: string, uri = URI): Promise<readonly CompletionItem[]> {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  await editor.open(uri, marked.replace('|', ''));
  const list = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  });
  expect(list.isIncomplete).toBe(false);
  return list.items;
}

function find(items: readonly CompletionItem[], label: string): CompletionItem {
  const found = items.find((item) => item.label === label);
  if (!found) throw new Error(`No ${label} among ${items.map((item) => item.label)}`);
  return found;
}

function appliedTo(text: string, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  if (!textEdit || !('range' in textEdit)) throw new Error('No edit');
  return TextDocument.applyEdits(TextDocument.create(URI, 'yaml', 1, text), [
    textEdit,
    ...additionalTextEdits,
  ]);
}

describe('completion in manifests', () => {
  it('leaves out behind a long label what would cut it off', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    const items = await completeAt(editor, `${POD}    securityContext:\n      sec|`);
    expect(find(items, 'seccompProfile')).toMatchObject({ labelDetails: { description: 'SeccompProfile' } });
    const block = find(items, 'seccompProfile (RuntimeDefault)');
    expect(block).toMatchObject({ detail: 'Filter of system calls' });
    expect(block.labelDetails).toBeUndefined();
  });

  it('offers fields, the most important first, and explains them when asked', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    expect(editor.initialized.capabilities.completionProvider).toMatchObject({ resolveProvider: true });
    const items = await completeAt(editor, `${POD}    sec|`);
    expect([...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))).toEqual(items);
    const item = find(items, 'securityContext');
    expect(item).toMatchObject({
      kind: CompletionItemKind.Property,
      filterText: 'securityContext',
      labelDetails: { description: 'SecurityContext' },
      insertTextMode: InsertTextMode.asIs,
      textEdit: {
        newText: 'securityContext:\n      ',
        range: { start: { line: 8, character: 4 }, end: { line: 8, character: 7 } },
      },
    });
    expect(item.documentation).toBeUndefined();
    const resolved = await editor.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    expect(resolved.documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/security/i),
    });
  });

  it('inserts blocks with placeholders and with their indentation', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    const item = find(await completeAt(editor, `${POD}    |`), 'resources (requests and limits)');
    expect(item).toMatchObject({
      kind: CompletionItemKind.Struct,
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.asIs,
      documentation: { kind: 'markdown' },
      textEdit: {
        newText:
          // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders of snippets
          'resources:\n      requests:\n        cpu: ${1:100m}\n        memory: ${2:128Mi}\n      limits:\n        cpu: ${3:500m}\n        memory: ${4:512Mi}',
      },
    });
  });

  it('writes plain text for clients that know nothing more', async () => {
    const editor = await startEditor();
    const item = find(await completeAt(editor, `${POD}    |`), 'resources (requests and limits)');
    expect(item).toMatchObject({ detail: 'Values to review' });
    expect(item.insertTextFormat).toBeUndefined();
    expect(item.insertTextMode).toBeUndefined();
    expect(appliedTo(`${POD}    `, item)).toBe(
      `${POD}    resources:\n      requests:\n        cpu: 100m\n        memory: 128Mi\n      limits:\n        cpu: 500m\n        memory: 512Mi`,
    );
  });

  it('leaves the indentation of snippets to clients that cannot leave it alone', async () => {
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    const editor = await startEditor({ capabilities });
    const item = find(await completeAt(editor, `${POD}    |`), 'resources (requests and limits)');
    expect(item.textEdit?.newText).toMatch(/^resources:\n {2}requests:\n {4}cpu: /);
  });

  it('offers whole manifests unless the client has them, and its command for the next proposals', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    const items = await completeAt(editor, '|');
    expect(items.some(({ kind }) => kind === CompletionItemKind.Snippet)).toBe(true);
    expect(find(items, 'kind').command).toBeUndefined();
    const initializationOptions = { snippets: 'elsewhere', suggestCommand: 'editor.suggest' };
    const own = await startEditor({ capabilities: CAPABLE, initializationOptions });
    const others = await completeAt(own, '|');
    expect(others.some(({ kind }) => kind === CompletionItemKind.Snippet)).toBe(false);
    expect(find(others, 'kind').command).toMatchObject({ command: 'editor.suggest' });
  });

  it('knows the other files of the editor, and says nothing about other YAML', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    await editor.open(
      'file:///shop/secret.yaml',
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop-token\n',
    );
    const items = await completeAt(editor, `${POD}    envFrom:\n    - secretRef:\n        name: |`);
    expect(items.map(({ label }) => label)).toContain('shop-token');
    expect(await completeAt(editor, 'services:\n  web:\n    |', 'file:///shop/compose.yaml')).toEqual([]);
  });

  it('answers for the text as it is typed', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    await editor.open(URI, POD);
    const end = { line: 8, character: 0 };
    await editor.change(URI, 2, [{ range: { start: end, end }, text: '    imagePullPolicy: ' }]);
    const list = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri: URI },
      position: { line: 8, character: 21 },
    });
    expect(list.items.map(({ label }) => label).sort()).toEqual(['Always', 'IfNotPresent', 'Never']);
  });
});
