import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CompletionList, DocumentDiagnosticReport, Hover } from 'vscode-languageserver/node';
import { CAPABLE, of, rangeOf, startEditor } from './support/editor.ts';

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
const NAME = '.manifest-guard.yaml';
const OFF = `rules:\n  ${RULE}: off\n`;

function folderWith(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-guard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    folder: pathToFileURL(folder).href,
    uriOf: (name: string) => pathToFileURL(join(folder, name)).href,
    write,
  };
}

describe('the nearest configuration file', () => {
  it('holds for a document, but none above the workspace folder', async () => {
    const { uriOf } = folderWith({
      [NAME]: OFF,
      'shop/.manifest-guard.yaml': `rules: { ${RULE}: hint }\n`,
    });
    const editor = await startEditor({ capabilities: CAPABLE, folders: [uriOf('team')] });
    await editor.open(uriOf('shop/k8s/web.yaml'), POD);
    expect(of(RULE, await editor.diagnostics(uriOf('shop/k8s/web.yaml'), 1))).toMatchObject([
      { severity: 4 },
    ]);
    await editor.open(uriOf('web.yaml'), POD);
    expect(of(RULE, await editor.diagnostics(uriOf('web.yaml'), 1))).toEqual([]);
    await editor.open(uriOf('team/web.yaml'), POD);
    expect(of(RULE, await editor.diagnostics(uriOf('team/web.yaml'), 1))).toHaveLength(1);
  });

  it('lies below what one person set in the editor', async () => {
    const { uriOf, folder } = folderWith({
      [NAME]: `profile: pss-baseline\nrules: { ${RULE}: hint, host-pid: off }\n`,
    });
    const settings = () => ({
      rules: { [RULE]: 'info' },
      overrides: [{ paths: 'old', rules: { [RULE]: 'off' } }],
    });
    const editor = await startEditor({ capabilities: CAPABLE, folders: [folder], settings });
    const pod = POD.replace('spec:\n', 'spec:\n  hostPID: true\n');
    await editor.open(uriOf('web.yaml'), pod);
    const found = await editor.diagnostics(uriOf('web.yaml'), 1);
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual([`${RULE} 3`]);
    await editor.open(uriOf('old/web.yaml'), pod);
    expect(await editor.diagnostics(uriOf('old/web.yaml'), 1)).toEqual([]);
  });

  it('counts as it is on the disk, when the client tells of a change', async () => {
    const { uriOf, folder, write } = folderWith({});
    const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
    await editor.open(uriOf('web.yaml'), POD);
    expect(of(RULE, await editor.diagnostics(uriOf('web.yaml'), 1))).toHaveLength(1);
    write(NAME, OFF);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(NAME), type: 1 }],
    });
    await editor.publication(({ diagnostics }) => of(RULE, diagnostics).length === 0);
  });

  it('counts as it is typed, and what it extends too', async () => {
    const { uriOf, folder } = folderWith({ [NAME]: 'extends: base.yaml\n', 'base.yaml': OFF });
    const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
    await editor.open(uriOf('web.yaml'), POD);
    expect(of(RULE, await editor.diagnostics(uriOf('web.yaml'), 1))).toEqual([]);
    await editor.open(uriOf('base.yaml'), OFF);
    await editor.change(uriOf('base.yaml'), 2, [{ text: OFF.replace('off', 'info') }]);
    await editor.publication(
      ({ uri, diagnostics }) => uri === uriOf('web.yaml') && of(RULE, diagnostics)[0]?.severity === 3,
    );
    await editor.open(uriOf(NAME), 'profile: all\n');
    await editor.publication(
      ({ uri, diagnostics }) => uri === uriOf('web.yaml') && of(RULE, diagnostics)[0]?.severity === 1,
    );
    await editor.close(uriOf(NAME));
    await editor.publication(
      ({ uri, diagnostics }) => uri === uriOf('web.yaml') && of(RULE, diagnostics)[0]?.severity === 3,
    );
  });
});

describe('a wrong configuration file', () => {
  const WRONG = `profile: all\nrules:\n  ${RULE}: loud\n  "host-pd": off\n`;

  it('is said in the file, with what was meant, and the rest holds', async () => {
    const { uriOf, folder } = folderWith({});
    const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
    await editor.open(uriOf(NAME), WRONG);
    const found = await editor.diagnostics(uriOf(NAME), 1);
    expect(found).toMatchObject([
      { range: rangeOf(WRONG, 'loud'), severity: 1, code: 'configuration', source: 'manifest-guard' },
      { range: rangeOf(WRONG, '"host-pd"'), message: 'There is no rule "host-pd". Did you mean "host-pid"?' },
    ]);
    const [action, ...others] = await editor.actions(uriOf(NAME), rangeOf(WRONG, 'host-pd'), {
      diagnostics: found,
    });
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      title: 'Replace with "host-pid"',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ message: expect.stringContaining('host-pd') }],
      edit: { documentChanges: [{ edits: [{ newText: '"host-pid"', range: rangeOf(WRONG, '"host-pd"') }] }] },
    });
    await editor.open(uriOf('web.yaml'), POD);
    expect(of(RULE, await editor.diagnostics(uriOf('web.yaml'), 1))).toMatchObject([{ severity: 1 }]);
    await editor.change(uriOf(NAME), 2, [{ text: OFF }]);
    expect(await editor.diagnostics(uriOf(NAME), 2)).toEqual([]);
  });

  it('is said of a file that is not open, until it is right', async () => {
    const { uriOf, folder, write } = folderWith({ [NAME]: 'extends: gone.yaml\n' });
    const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
    await editor.open(uriOf('web.yaml'), POD);
    const said = await editor.publication(({ uri }) => uri === uriOf(NAME));
    expect(said.diagnostics).toMatchObject([{ message: expect.stringMatching(/"gone\.yaml" is neither/) }]);
    write('gone.yaml', OFF);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('gone.yaml'), type: 1 }],
    });
    await editor.publication(({ uri, diagnostics }) => uri === uriOf(NAME) && diagnostics.length === 0);
    await editor.publication(
      ({ uri, diagnostics }) => uri === uriOf('web.yaml') && of(RULE, diagnostics).length === 0,
    );
  });

  it('is told to a client that asks for diagnostics', async () => {
    const { uriOf, folder } = folderWith({});
    const capabilities = { ...CAPABLE, textDocument: { ...CAPABLE.textDocument, diagnostic: {} } };
    const editor = await startEditor({ capabilities, folders: [folder] });
    await editor.open(uriOf(NAME), WRONG);
    const report = await editor.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uriOf(NAME) },
    });
    expect(report).toMatchObject({
      kind: 'full',
      items: [{ code: 'configuration' }, { code: 'configuration' }],
    });
  });

  it('is left to another server as far as its schema goes', async () => {
    const { uriOf, folder } = folderWith({});
    const editor = await startEditor({
      capabilities: CAPABLE,
      folders: [folder],
      initializationOptions: { configSchema: 'elsewhere' },
    });
    await editor.open(uriOf(NAME), `extends: gone.yaml\n${WRONG}`);
    expect(await editor.diagnostics(uriOf(NAME), 1)).toMatchObject([{ range: { start: { line: 0 } } }]);
    const position = { line: 1, character: 0 };
    const params = { textDocument: { uri: uriOf(NAME) }, position };
    expect(await editor.connection.sendRequest('textDocument/completion', params)).toMatchObject({
      items: [],
    });
    expect(await editor.connection.sendRequest('textDocument/hover', params)).toBeNull();
  });
});

describe('writing a configuration file', () => {
  it('is helped with completion and hovers, in no other file', async () => {
    const { uriOf, folder } = folderWith({});
    const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
    const text = 'profile: nsa-cisa\nrules:\n  priv\n';
    const ask = <R>(method: string, uri: string, line: number, character: number) =>
      editor.connection.sendRequest<R>(`textDocument/${method}`, {
        textDocument: { uri },
        position: { line, character },
      });
    await editor.open(uriOf(NAME), text);
    const { items } = await ask<CompletionList>('completion', uriOf(NAME), 2, 6);
    expect(items.find(({ label }) => label === RULE)).toMatchObject({
      documentation: { value: expect.stringContaining('privileged') },
      textEdit: { newText: `${RULE}: `, range: rangeOf(text, 'priv') },
    });
    const hover = await ask<Hover | null>('hover', uriOf(NAME), 0, 12);
    expect(hover?.contents).toMatchObject({ value: expect.stringMatching(/NSA and CISA/) });
    await editor.open(uriOf('web.yaml'), text);
    expect(await ask('completion', uriOf('web.yaml'), 2, 6)).toMatchObject({ items: [] });
  });

  it('begins with a text that says what there is', async () => {
    const { uriOf, folder } = folderWith({ [NAME]: '' });
    const editor = await startEditor({ capabilities: CAPABLE, folders: [folder] });
    const starter = await editor.connection.sendRequest<string>('manifestGuard/starterConfiguration', null);
    await editor.open(uriOf('sub/.manifest-guard.yaml'), starter);
    expect(await editor.diagnostics(uriOf('sub/.manifest-guard.yaml'), 1)).toEqual([]);
    const find = (name: string) =>
      editor.connection.sendRequest('manifestGuard/configFile', { uri: uriOf(name) });
    expect(await find('a/b.yaml')).toBe(uriOf(NAME));
    expect(await find('sub/b.yaml')).toBe(uriOf('sub/.manifest-guard.yaml'));
  });
});
