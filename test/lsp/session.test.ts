import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { DocumentDiagnosticReport, Hover } from 'vscode-languageserver/node';
import { CAPABLE, of, rangeOf, startEditor } from './support/editor.ts';

const URI = 'file:///shop/web.yaml';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
      securityContext:
        privileged: true
`;

const RULE = 'privileged-container';

describe('settings', () => {
  it('come from the client, and again when they change', async () => {
    let settings: unknown = { rules: { [RULE]: 'hint' } };
    const editor = await startEditor({ capabilities: CAPABLE, settings: () => settings });
    await editor.open(URI, POD);
    expect(of(RULE, await editor.diagnostics(URI, 1))).toMatchObject([{ severity: 4 }]);
    settings = { rules: { [RULE]: 'off' } };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.publication(({ diagnostics }) => of(RULE, diagnostics).length === 0);
    settings = { enable: false };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const silent = await editor.publication(({ diagnostics }) => diagnostics.length === 0);
    expect(silent.version).toBe(1);
    expect(editor.shown).toEqual([]);
  });

  it('may be sent by a client that cannot be asked', async () => {
    const editor = await startEditor({
      initializationOptions: { settings: { rules: { [RULE]: 'info' } } },
    });
    await editor.open(URI, POD);
    expect(of(RULE, await editor.diagnostics(URI, 1))).toMatchObject([{ severity: 3 }]);
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { manifestGuard: { rules: { [RULE]: 'warning' } } },
    });
    await editor.publication(({ diagnostics }) => of(RULE, diagnostics)[0]?.severity === 2);
  });

  it('that are wrong are told once and logged, and the rest holds', async () => {
    const settings = () => ({ profile: 'strictest', colour: 'red', rules: { [RULE]: 'info' } });
    const editor = await startEditor({ capabilities: CAPABLE, settings });
    await editor.open(URI, POD);
    await editor.open('file:///shop/second.yaml', POD);
    expect(of(RULE, await editor.diagnostics(URI, 1))).toMatchObject([{ severity: 3 }]);
    await editor.diagnostics('file:///shop/second.yaml', 1);
    expect(editor.shown).toEqual([
      expect.stringMatching(
        /^Manifest Guard settings: profile: There is no profile "strictest"; .* \(and 1 more, see the log\)$/,
      ),
    ]);
    expect(editor.log).toHaveLength(2);
  });
});

describe('pulled diagnostics', () => {
  const capabilities = {
    ...CAPABLE,
    textDocument: { ...CAPABLE.textDocument, diagnostic: {} },
    workspace: { ...CAPABLE.workspace, diagnostics: { refreshSupport: true } },
  };

  it('are served instead of published, unchanged when nothing changed', async () => {
    let settings: unknown = {};
    const editor = await startEditor({ capabilities, settings: () => settings });
    expect(editor.initialized.capabilities).toMatchObject({
      diagnosticProvider: { interFileDependencies: true },
    });
    const pull = (previousResultId?: string) =>
      editor.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri: URI },
        ...(previousResultId === undefined ? {} : { previousResultId }),
      });
    await editor.open(URI, POD);
    const first = await pull();
    expect(first.kind === 'full' && of(RULE, first.items)).toHaveLength(1);
    const second = await pull(first.resultId);
    expect(second).toEqual({ kind: 'unchanged', resultId: first.resultId });

    settings = { rules: { [RULE]: 'off' } };
    const refreshed = new Promise<void>((resolve) => {
      editor.connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await refreshed;
    const third = await pull(first.resultId);
    expect(third.kind === 'full' && of(RULE, third.items)).toEqual([]);
    expect(editor.published).toEqual([]);
  });

  it('are published all the same to a client that asks for that', async () => {
    const editor = await startEditor({ capabilities, initializationOptions: { diagnostics: 'push' } });
    await editor.open(URI, POD);
    expect(of(RULE, await editor.diagnostics(URI, 1))).toHaveLength(1);
  });
});

describe('the rest', () => {
  it('hovers explain the field under the cursor and are silent elsewhere', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    await editor.open(URI, POD);
    const hover = (part: string) =>
      editor.connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri: URI },
        position: rangeOf(POD, part).start,
      });
    const found = await hover('privileged');
    expect(found?.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('privileged') });
    expect(await hover('- name')).toBeNull();
  });

  it('pages and a list of rules for the client, and the status where it listens', async () => {
    const editor = await startEditor({ initializationOptions: { status: true } });
    const status = new Promise((resolve) =>
      editor.connection.onNotification('manifestGuard/status', resolve),
    );
    await editor.open(URI, POD);
    expect(await status).toMatchObject({
      uri: URI,
      version: 1,
      resources: 1,
      level: 'privileged',
      findings: { hint: 0 },
    });
    expect(await editor.connection.sendRequest('manifestGuard/rulePage', { rule: RULE })).toMatch(
      /^# privileged-container\n/,
    );
    expect(
      await editor.connection.sendRequest('manifestGuard/rulePage', { rule: 'no-such-rule' }),
    ).toBeNull();
    expect(await editor.connection.sendRequest('manifestGuard/rules')).toContainEqual(
      expect.objectContaining({ id: RULE, severity: 'error' }),
    );
  });

  it('unknown requests and documents cost an error or nothing, never the server', async () => {
    const editor = await startEditor({ capabilities: CAPABLE });
    await expect(editor.connection.sendRequest('manifestGuard/noSuchThing', {})).rejects.toMatchObject({
      code: -32601,
    });
    expect(await editor.actions('file:///not-open.yaml', rangeOf(POD, 'v1'))).toEqual([]);
    await editor.change('file:///not-open.yaml', 2, [{ text: POD }]);
    const stranger = { title: 'of another server', data: { uri: 7 } };
    expect(await editor.resolve(stranger)).toEqual(stranger);
    await editor.open(URI, POD);
    expect(of(RULE, await editor.diagnostics(URI, 1))).toHaveLength(1);
  });

  it('is the same through the command line', async () => {
    const editor = await startEditor({ program: ['cli.cjs', 'lsp', '--stdio'] });
    await editor.open(URI, POD);
    expect(of(RULE, await editor.diagnostics(URI, 1))).toHaveLength(1);
    const exited = once(editor.process, 'exit');
    await editor.connection.sendRequest('shutdown');
    await editor.connection.sendNotification('exit');
    expect((await exited)[0]).toBe(0);
  });

  it.each([
    ['after shutdown', true, 0],
    ['without shutdown', false, 1],
  ])('exit %s', async (_, shutdown, code) => {
    const editor = await startEditor();
    const exited = once(editor.process, 'exit');
    if (shutdown) expect(await editor.connection.sendRequest('shutdown')).toBeNull();
    await editor.connection.sendNotification('exit');
    expect((await exited)[0]).toBe(code);
  });
});
