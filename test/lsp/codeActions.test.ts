import { describe, expect, it } from 'vitest';
import type { ClientCapabilities, CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CAPABLE, rangeOf, startEditor } from './support/editor.ts';

const URI = 'file:///shop/web.yaml';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web # the shop
      image: registry.example.com/web:1
      securityContext:
        privileged: true # for the old kernel
`;

/** One rule alone, so that the tests hold whatever other rules say. */
const ONLY_PRIVILEGED = { profile: 'pss-baseline', kubernetesVersion: '1.34' };

const start = (capabilities: ClientCapabilities = CAPABLE) =>
  startEditor({ capabilities, settings: () => ONLY_PRIVILEGED });

function apply(text: string, edit: WorkspaceEdit | undefined): string {
  const document = TextDocument.create(URI, 'yaml', 1, text);
  const [change] = edit?.documentChanges ?? [];
  const edits = change && 'edits' in change ? change.edits : edit?.changes?.[URI];
  return TextDocument.applyEdits(document, (edits ?? []) as TextEdit[]);
}

const ofKind = (kind: string, actions: readonly CodeAction[]) =>
  actions.filter((action) => action.kind === kind);

/** Quick fixes that mend something, without those that suppress it. */
const mending = (actions: readonly CodeAction[]) =>
  ofKind('quickfix', actions).filter(({ title }) => !title.startsWith('Suppress '));

describe('quick fixes', () => {
  it('are offered without edits and get them when chosen, for the version they were offered for', async () => {
    const editor = await start();
    await editor.open(URI, POD);
    const diagnostics = await editor.diagnostics(URI, 1);
    const [fix] = ofKind('quickfix', await editor.actions(URI, rangeOf(POD, 'true'), { diagnostics }));
    expect(fix).toMatchObject({ diagnostics: [{ code: 'privileged-container' }] });
    expect(fix).not.toHaveProperty('edit');
    const resolved = fix && (await editor.resolve(fix));
    expect(resolved?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: URI, version: 1 } }]);
    expect(apply(POD, resolved?.edit)).toBe(POD.replace('true #', 'false #'));
  });

  it('have their edits at once for a client that cannot ask for them', async () => {
    const editor = await start({});
    await editor.open(URI, POD);
    const [fix] = ofKind('quickfix', await editor.actions(URI, rangeOf(POD, 'true')));
    expect(fix?.edit).not.toHaveProperty('documentChanges');
    expect(apply(POD, fix?.edit)).toBe(POD.replace('true #', 'false #'));
  });

  it('are not resolved against a newer text', async () => {
    const editor = await start();
    await editor.open(URI, POD);
    const [fix] = ofKind('quickfix', await editor.actions(URI, rangeOf(POD, 'true')));
    await editor.change(URI, 2, [{ text: `# new\n${POD}` }]);
    await expect(fix && editor.resolve(fix)).rejects.toMatchObject({
      code: -32801,
      message: 'content modified',
    });
  });

  it('are found for a diagnostic of the line when the cursor stands beside it', async () => {
    const editor = await start();
    await editor.open(URI, POD);
    const diagnostics = await editor.diagnostics(URI, 1);
    const beside = rangeOf(POD, 'for the old');
    expect(await editor.actions(URI, beside, { only: ['quickfix'] })).toEqual([]);
    const actions = await editor.actions(URI, beside, { only: ['quickfix'], diagnostics });
    expect(mending(actions)).toHaveLength(1);
  });
});

describe('values to review', () => {
  const CPU_ONLY = {
    profile: 'pss-baseline',
    rules: { 'cpu-request': 'on' },
    fixDefaults: { cpuRequest: '250m' },
  };
  const text = POD.replace('privileged: true', 'privileged: false');
  const end = rangeOf(text, 'old kernel\n').end;

  it.each([
    [
      'tab stops for a client that has snippets',
      { ...CAPABLE.workspace?.workspaceEdit, snippetEditSupport: true },
      {
        range: { start: { line: end.line, character: 0 }, end: { line: end.line, character: 0 } },
        snippet: {
          kind: 'snippet',
          value: `      resources:\n        requests:\n          cpu: \${1:250m}\n`,
        },
      },
    ],
    [
      'plain text for one that has not',
      CAPABLE.workspace?.workspaceEdit ?? {},
      {
        range: { start: { line: end.line, character: 0 }, end: { line: end.line, character: 0 } },
        newText: '      resources:\n        requests:\n          cpu: 250m\n',
      },
    ],
  ])('are %s', async (_, workspaceEdit, expected) => {
    const capabilities = { ...CAPABLE, workspace: { ...CAPABLE.workspace, workspaceEdit } };
    const editor = await startEditor({ capabilities, settings: () => CPU_ONLY });
    await editor.open(URI, text);
    const actions = mending(await editor.actions(URI, rangeOf(text, 'web # the shop')));
    expect(actions).toHaveLength(1);
    const [action] = await Promise.all(actions.map(editor.resolve));
    expect(action?.edit?.documentChanges).toMatchObject([{ edits: [expected] }]);
  });
});

describe('kinds', () => {
  it.each([
    ['quickfix', ['quickfix']],
    ['refactor', ['refactor.rewrite']],
    ['refactor.extract', []],
  ])('asked for as %s', async (asked, expected) => {
    const editor = await start();
    await editor.open(URI, POD);
    const actions = await editor.actions(URI, rangeOf(POD, 'true'), { only: [asked] });
    expect([...new Set(actions.map(({ kind }) => kind))]).toEqual(expected);
  });
});

describe('fix-all', () => {
  it.each(['source', 'source.fixAll', 'source.fixAll.manifestGuard'])(
    'is there on save as %s, safe fixes only',
    async (asked) => {
      const editor = await start();
      const text = POD.replace(
        '        privileged: true # for the old kernel\n',
        '        procMount: Unmasked # why\n',
      );
      await editor.open(URI, text);
      const actions = await editor.actions(URI, rangeOf(text, text), { only: [asked] });
      for (const action of actions) {
        expect(action.kind).toBe('source.fixAll.manifestGuard');
        const { edit } = await editor.resolve(action);
        expect(apply(text, edit)).toBe(text.replace('Unmasked', 'Default'));
      }
      expect(await editor.actions(URI, rangeOf(text, text), { only: ['source.organizeImports'] })).toEqual(
        [],
      );
    },
  );

  it('as a command edits through the client and counts; unsafe fixes need the word', async () => {
    const editor = await start();
    await editor.open(URI, POD);
    const run = (unsafe: boolean) =>
      editor.connection.sendRequest('workspace/executeCommand', {
        command: 'manifestGuard.server.fixAll',
        arguments: [{ uri: URI, unsafe }],
      });
    expect(await run(false)).toEqual({ applied: false, fixed: 0, left: 1 });
    expect(editor.applied).toEqual([]);
    expect(await run(true)).toEqual({ applied: true, fixed: 1, left: 0 });
    expect(apply(POD, editor.applied[0]?.edit)).toBe(POD.replace('true #', 'false #'));
  });

  it('can be previewed for a text that is not open', async () => {
    const editor = await start();
    const preview = await editor.connection.sendRequest('manifestGuard/fixAllPreview', {
      uri: 'file:///shop/other.yaml',
      text: POD,
      unsafe: true,
    });
    expect(preview).toEqual({
      edits: [{ range: rangeOf(POD, 'tru'), newText: 'fals' }],
      fixed: 1,
      left: 0,
    });
    expect(editor.published).toEqual([]);
  });

  it.each([[[]], [[{}]], [['file:///x']]])('answers wrong arguments with an error: %j', async (wrong) => {
    const editor = await start();
    const request = editor.connection.sendRequest('workspace/executeCommand', {
      command: 'manifestGuard.server.fixAll',
      arguments: wrong,
    });
    await expect(request).rejects.toMatchObject({ code: -32602 });
  });
});
