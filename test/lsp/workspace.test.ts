import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import { widgetDefinition } from '../support/widget.ts';
import { CAPABLE, of, rangeOf, startEditor } from './support/editor.ts';

const RULE = 'automount-service-account-token';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  serviceAccountName: web
  containers:
    - name: web
      image: registry.example.com/web:1
`;

const account = (automount: boolean): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web, namespace: shop }\nautomountServiceAccountToken: ${automount}\n`;

function workspaceWith(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-guard-workspace-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { folder: pathToFileURL(folder).href, uriOf, write };
}

it('knows the files of the folder that nobody opened', async () => {
  const { folder, uriOf } = workspaceWith({ 'web.yaml': POD, 'base/account.yaml': account(false) });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  await editor.open(uriOf('web.yaml'), POD);
  expect(of(RULE, await editor.diagnostics(uriOf('web.yaml'), 1))).toEqual([]);
});

it('leaves out what .gitignore ignores', async () => {
  const { folder, uriOf } = workspaceWith({
    '.gitignore': 'rendered/\n',
    'rendered/account.yaml': account(false),
  });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  await editor.open(uriOf('web.yaml'), POD);
  expect(of(RULE, await editor.diagnostics(uriOf('web.yaml'), 1))).toHaveLength(1);
});

it('looks again when a file changes on disk, and when it goes', async () => {
  const { folder, uriOf, write } = workspaceWith({ 'account.yaml': account(true) });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  const web = uriOf('web.yaml');
  await editor.open(web, POD);
  expect(of(RULE, await editor.diagnostics(web, 1))).toHaveLength(1);
  const changed = (type: FileChangeType) =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('account.yaml'), type }],
    });
  write('account.yaml', account(false));
  await changed(FileChangeType.Changed);
  await editor.publication(({ uri, diagnostics }) => uri === web && of(RULE, diagnostics).length === 0);
  await changed(FileChangeType.Deleted);
  await editor.publication(
    (params) =>
      params.uri === web && params === editor.published.at(-1) && of(RULE, params.diagnostics).length === 1,
  );
});

it('takes the text of the editor while a file is open there, and that of the disk afterwards', async () => {
  const { folder, uriOf } = workspaceWith({ 'account.yaml': account(true) });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  const [web, other] = [uriOf('web.yaml'), uriOf('account.yaml')];
  await editor.open(web, POD);
  expect(of(RULE, await editor.diagnostics(web, 1))).toHaveLength(1);
  await editor.open(other, account(false));
  await editor.publication(({ uri, diagnostics }) => uri === web && of(RULE, diagnostics).length === 0);
  const before = editor.published.length;
  await editor.close(other);
  await editor.publication(
    (params) =>
      params.uri === web &&
      editor.published.indexOf(params) >= before &&
      of(RULE, params.diagnostics).length === 1,
  );
});

it('judges a file as a patch as soon as a kustomization names it so', async () => {
  const kustomization = (text: string): string => `resources: [../base]\n${text}\n`;
  const { folder, uriOf } = workspaceWith({ 'kustomization.yaml': kustomization(''), 'web.yaml': POD });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  const [web, own] = [uriOf('web.yaml'), uriOf('kustomization.yaml')];
  await editor.open(web, POD);
  expect(of('memory-limit', await editor.diagnostics(web, 1))).toHaveLength(1);
  await editor.open(own, kustomization('patches: [{ path: web.yaml }]'));
  await editor.publication(
    ({ uri, diagnostics }) => uri === web && of('memory-limit', diagnostics).length === 0,
  );
});

it('starts without folders, and with one that does not exist', async () => {
  const editor = await startEditor({ capabilities: CAPABLE, folders: ['file:///nowhere/at/all'] });
  await editor.open('file:///nowhere/at/all/web.yaml', POD);
  expect(of(RULE, await editor.diagnostics('file:///nowhere/at/all/web.yaml', 1))).toHaveLength(1);
});

it('lets its user look first at what a fix changes in other files', async () => {
  const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: sync
rules:
  - apiGroups: ['']
    resources: [secrets]
    verbs: [get]
`;
  const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: sync
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: sync }
subjects: [{ kind: ServiceAccount, name: sync, namespace: shop }]
`;
  const { folder, uriOf } = workspaceWith({ 'role.yaml': role, 'binding.yaml': binding });
  const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {} };
  const capabilities = { ...CAPABLE, workspace: { ...CAPABLE.workspace, workspaceEdit } };
  const editor = await startEditor({ capabilities, folders: [folder] });
  await editor.open(uriOf('role.yaml'), role);
  await editor.diagnostics(uriOf('role.yaml'), 1);
  const actions = await editor.actions(uriOf('role.yaml'), rangeOf(role, 'secrets'));
  const fix = actions.find(({ title }) => title.startsWith('Make it a Role of the namespace shop'));
  const { edit } = (fix && (await editor.resolve(fix))) ?? {};
  const label = 'Make it a Role of the namespace shop';
  expect(edit?.changeAnnotations).toEqual({ 'to-confirm': { label, needsConfirmation: true } });
  const changed = edit?.documentChanges?.flatMap((change) => ('edits' in change ? [change] : []));
  expect(changed?.map(({ textDocument }) => textDocument.uri)).toEqual(
    ['role.yaml', 'binding.yaml'].map(uriOf),
  );
  expect(changed?.flatMap(({ edits }) => edits).every((one) => 'annotationId' in one)).toBe(true);
});

it('compares objects with a CustomResourceDefinition while that is typed, and with that of the disk', async () => {
  const definition = (field: string): string =>
    widgetDefinition(`{ type: object, properties: { ${field}: { type: integer } } }`);
  const widget =
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a, namespace: shop }\nspec: { size: 1 }\n';
  const { folder, uriOf } = workspaceWith({ 'crd.yaml': definition('color'), 'web.yaml': widget });
  const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
  const [web, crd] = [uriOf('web.yaml'), uriOf('crd.yaml')];
  await editor.open(web, widget);
  expect(of('schema-validation', await editor.diagnostics(web, 1))).toHaveLength(1);
  await editor.open(crd, definition('size'));
  await editor.publication(
    ({ uri, diagnostics }) => uri === web && of('schema-validation', diagnostics).length === 0,
  );
  await editor.change(crd, 2, [{ text: definition('count') }]);
  await editor.publication(
    (params) =>
      params.uri === web &&
      params === editor.published.filter(({ uri }) => uri === web).at(-1) &&
      of('schema-validation', params.diagnostics).length === 1,
  );
});
