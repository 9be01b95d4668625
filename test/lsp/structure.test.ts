import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { CAPABLE, rangeOf, startEditor } from './support/editor.ts';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
      env:
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              name: database
              key: password
`;

const SECRET = `apiVersion: v1
kind: Secret
metadata:
  name: database
  namespace: shop
stringData:
  password: \${PASSWORD}
`;

const NESTED = {
  ...CAPABLE,
  textDocument: {
    ...CAPABLE.textDocument,
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true, rangeLimit: 2 },
  },
};

function workspaceWith(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-guard-structure-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  return { folder: pathToFileURL(folder).href, uriOf };
}

it('gives symbols as a tree, or flat to a client that knows no trees', async () => {
  const uri = 'untitled:pod.yaml';
  const ask = { textDocument: { uri } };
  const editor = await startEditor({ capabilities: NESTED });
  await editor.open(uri, POD);
  const tree = await editor.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', ask);
  expect(tree.map(({ name }) => name)).toEqual(['Pod shop/web']);
  expect(tree[0]?.children?.map(({ name, detail }) => [name, detail])).toEqual([
    ['container web', 'registry.example.com/web:1'],
  ]);
  const plain = await startEditor();
  await plain.open(uri, POD);
  const flat = await plain.connection.sendRequest<SymbolInformation[]>('textDocument/documentSymbol', ask);
  expect(flat.map(({ name, containerName }) => [name, containerName])).toEqual([
    ['Pod shop/web', undefined],
    ['container web', 'Pod shop/web'],
    ['env', 'container web'],
  ]);
});

it('folds within the limit of the client, and grows selections', async () => {
  const uri = 'untitled:pod.yaml';
  const editor = await startEditor({ capabilities: NESTED });
  await editor.open(uri, POD);
  const folds = await editor.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', {
    textDocument: { uri },
  });
  expect(folds).toEqual([
    { startLine: 2, endLine: 4 },
    { startLine: 5, endLine: 14 },
  ]);
  const [selection] = await editor.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: { uri },
    positions: [rangeOf(POD, 'PASSWORD').start],
  });
  expect(selection?.range).toEqual(rangeOf(POD, 'PASSWORD'));
  expect(selection?.parent?.range).toEqual(rangeOf(POD, 'name: PASSWORD'));
});

it('leaves the structure of JSON to the editor', async () => {
  const uri = 'untitled:pod.json';
  const editor = await startEditor({ capabilities: NESTED });
  await editor.open(uri, '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}', 'json');
  const ask = { textDocument: { uri } };
  expect(await editor.connection.sendRequest('textDocument/documentSymbol', ask)).toEqual([]);
  expect(await editor.connection.sendRequest('textDocument/foldingRange', ask)).toEqual([]);
});

it('links the files of a kustomization that are there', async () => {
  const text = 'resources:\n  - web.yaml\n  - base\n  - missing.yaml\n  - empty\n';
  const { folder, uriOf } = workspaceWith({
    'kustomization.yaml': text,
    'web.yaml': POD,
    'base/kustomization.yaml': 'resources: []\n',
    'empty/a.txt': '',
  });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  await editor.open(uriOf('kustomization.yaml'), text);
  const links = await editor.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
    textDocument: { uri: uriOf('kustomization.yaml') },
  });
  expect(links).toEqual([
    { range: rangeOf(text, 'web.yaml'), target: uriOf('web.yaml') },
    { range: rangeOf(text, 'base'), target: uriOf('base/kustomization.yaml') },
  ]);
});

it('goes from a name to the object and its key in another file, and back to all uses', async () => {
  const { folder, uriOf } = workspaceWith({ 'web.yaml': POD, 'secret.yaml': SECRET });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  await editor.open(uriOf('web.yaml'), POD);
  const at = (uri: string, text: string, part: string) => ({
    textDocument: { uri },
    position: rangeOf(text, part).start,
  });
  const definition = (part: string) =>
    editor.connection.sendRequest<Location[]>('textDocument/definition', at(uriOf('web.yaml'), POD, part));
  const secret = uriOf('secret.yaml');
  expect(await definition('database')).toEqual([{ uri: secret, range: rangeOf(SECRET, 'database') }]);
  expect(await definition('password')).toEqual([{ uri: secret, range: rangeOf(SECRET, 'password') }]);
  expect(await definition('registry')).toEqual([]);
  await editor.open(secret, SECRET);
  const uses = await editor.connection.sendRequest<Location[]>('textDocument/references', {
    ...at(secret, SECRET, 'database'),
    context: { includeDeclaration: false },
  });
  expect(uses).toEqual([{ uri: uriOf('web.yaml'), range: rangeOf(POD, 'database') }]);
});

it('finds the objects of the workspace by name', async () => {
  const { folder, uriOf } = workspaceWith({ 'web.yaml': POD, 'secret.yaml': SECRET });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  const found = await editor.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
    query: 'sec data',
  });
  expect(found.map(({ name, location }) => [name, location])).toEqual([
    ['Secret shop/database', { uri: uriOf('secret.yaml'), range: rangeOf(SECRET, 'database') }],
  ]);
  const symbol = { resolveSupport: { properties: ['location.range'] } };
  const lazy = await startEditor({
    capabilities: { ...CAPABLE, workspace: { ...CAPABLE.workspace, symbol } },
    folders: [folder],
  });
  const [first] = await lazy.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'pod' });
  expect(first?.location).toEqual({ uri: uriOf('web.yaml') });
  const resolved = await lazy.connection.sendRequest<WorkspaceSymbol>('workspaceSymbol/resolve', first);
  expect(resolved.location).toEqual({ uri: uriOf('web.yaml'), range: rangeOf(POD, 'web') });
});

it('renames a volume with its mounts, and says why an object has to keep its name', async () => {
  const uri = 'untitled:pod.yaml';
  const text = `${POD}      volumeMounts: [{ name: disk, mountPath: /data }]
  volumes: [{ name: disk, emptyDir: {} }]
`;
  const editor = await startEditor({ capabilities: CAPABLE });
  await editor.open(uri, text);
  const at = (part: string) => ({ textDocument: { uri }, position: rangeOf(text, part).start });
  const mount = at('disk, mountPath');
  expect(await editor.connection.sendRequest('textDocument/prepareRename', mount)).toEqual({
    range: rangeOf(text, 'disk'),
    placeholder: 'disk',
  });
  const edit = await editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    ...mount,
    newName: 'store',
  });
  const [change] = edit.documentChanges ?? [];
  const edits = change && 'edits' in change ? change.edits : edit.changes?.[uri];
  expect(edits?.map((one) => 'newText' in one && one.newText)).toEqual(['store', 'store']);
  await expect(
    editor.connection.sendRequest('textDocument/prepareRename', at('web\n  namespace')),
  ).rejects.toThrow(/^Objects cannot be renamed/);
  expect(await editor.connection.sendRequest('textDocument/documentHighlight', mount)).toHaveLength(2);
});
