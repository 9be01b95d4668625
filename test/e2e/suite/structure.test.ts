import assert from 'node:assert/strict';
import {
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  type LocationLink,
  type SelectionRange,
  type SymbolInformation,
} from 'vscode';
import { fileUri, findingsOf, open } from './editor.ts';
import { test } from './harness.ts';

test('the outline shows objects with their containers', async () => {
  const document = await open('web.yaml');
  await findingsOf(document, 'privileged-container');
  const symbols = await commands.executeCommand<DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  assert.match(symbols[0]?.name ?? '', /^Deployment /);
  const parts = symbols.flatMap(({ children }) => children).map(({ name }) => name);
  assert.ok(
    parts.some((name) => name.startsWith('container ')),
    parts.join(', '),
  );
});

test('manifests fold, and a selection grows from the value to its entry', async () => {
  const document = await open('web.yaml');
  const folds = await commands.executeCommand<FoldingRange[]>(
    'vscode.executeFoldingRangeProvider',
    document.uri,
  );
  assert.ok(folds.some(({ start }) => document.lineAt(start).text.startsWith('spec:')));
  const offset = document.getText().indexOf('privileged:') + 'privileged: '.length;
  const [selection] = await commands.executeCommand<SelectionRange[]>(
    'vscode.executeSelectionRangeProvider',
    document.uri,
    [document.positionAt(offset)],
  );
  const texts: string[] = [];
  for (let one = selection; one; one = one.parent) texts.push(document.getText(one.range));
  assert.ok(texts.includes('true') && texts.includes('privileged: true'), texts.join('\n--\n'));
});

test('a binding leads to its role, and a kustomization to its files', async () => {
  const binding = await open('rbac/binding.yaml');
  const offset = binding.getText().indexOf('name: ', binding.getText().indexOf('roleRef')) + 'name: '.length;
  const [found] = await commands.executeCommand<(Location | LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    binding.uri,
    binding.positionAt(offset),
  );
  assert.ok(found);
  const uri = 'targetUri' in found ? found.targetUri : found.uri;
  assert.equal(uri.toString(), fileUri('rbac/role.yaml').toString());
  const kustomization = await open('rbac/kustomization.yaml');
  const links = await commands.executeCommand<DocumentLink[]>(
    'vscode.executeLinkProvider',
    kustomization.uri,
  );
  assert.deepEqual(
    links.map(({ target }) => target?.path.split('/').at(-1)),
    ['role.yaml', 'binding.yaml'],
  );
});

test('objects of the workspace are found by name', async () => {
  const symbols = await commands.executeCommand<SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    'ClusterRole',
  );
  assert.ok(symbols.some(({ location }) => location.uri.path.endsWith('rbac/role.yaml')));
});
