import { describe, expect, it } from 'vitest';
import { of, rangeOf, startEditor } from './support/editor.ts';

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

describe('published diagnostics', () => {
  it('carry version, rule, place, severity, page and data, also for a client that declares nothing', async () => {
    const editor = await startEditor();
    await editor.open(URI, POD);
    const [diagnostic, ...others] = of('privileged-container', await editor.diagnostics(URI, 1));
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      range: rangeOf(POD, 'true'),
      severity: 1,
      source: 'manifest-guard',
      code: 'privileged-container',
      data: ['privileged', 0, '/spec/containers/0/securityContext/privileged'],
    });
    expect(diagnostic?.codeDescription?.href).toMatch(/^https:\/\/kubernetes\.io\//);
    expect(editor.initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
    });
    expect(editor.initialized.capabilities).not.toHaveProperty('diagnosticProvider');
  });

  it('follow edits of single ranges, with carriage returns and characters beyond 16 bits before them', async () => {
    const editor = await startEditor();
    const flow = POD.replace(
      'securityContext:\n        privileged: true',
      "securityContext: {x: '', privileged: true}",
    );
    const text = flow.replace('name: web', 'name: web # 🛡️').replaceAll('\n', '\r\n');
    await editor.open(URI, text);
    const [found] = of('privileged-container', await editor.diagnostics(URI, 1));
    expect(found?.range).toEqual(rangeOf(text, 'true'));

    const unprivileged = text.replace('true', 'false');
    await editor.change(URI, 2, [{ range: rangeOf(text, 'true'), text: 'false' }]);
    expect(of('privileged-container', await editor.diagnostics(URI, 2))).toEqual([]);

    const keys = unprivileged.replace("''", "'🔑🔑'").replace('false', 'true');
    await editor.change(URI, 3, [
      { range: rangeOf(unprivileged, 'false'), text: 'true' },
      { range: rangeOf(unprivileged, "''"), text: "'🔑🔑'" },
    ]);
    const [moved] = of('privileged-container', await editor.diagnostics(URI, 3));
    expect(moved?.range).toEqual(rangeOf(keys, 'true'));
    expect(moved?.range.start.character).toBe((found?.range.start.character ?? 0) + 4);
  });

  it('of a burst of edits come for the newest version, and never for one after a newer', async () => {
    const editor = await startEditor();
    await editor.open(URI, POD);
    await editor.diagnostics(URI, 1);
    const place = rangeOf(POD, 'web\nspec').start;
    const sent: Promise<void>[] = [];
    for (let version = 2; version <= 101; version += 1) {
      sent.push(editor.change(URI, version, [{ range: { start: place, end: place }, text: 'x' }]));
    }
    await Promise.all(sent);
    await editor.diagnostics(URI, 101);
    const versions = editor.published.map(({ version }) => version ?? 0);
    expect(versions.at(-1)).toBe(101);
    expect([...versions].sort((a, b) => a - b)).toEqual(versions);
    // Which edits arrive together is up to the pipe; most of them do.
    expect(versions.length).toBeLessThan(50);
  });

  it('are cleared when the document is closed', async () => {
    const editor = await startEditor();
    await editor.open(URI, POD);
    await editor.diagnostics(URI, 1);
    await editor.close(URI);
    const cleared = await editor.publication(({ version }) => version === undefined);
    expect(cleared).toEqual({ uri: URI, diagnostics: [] });
  });

  it('judge other open documents again when a ServiceAccount changes', async () => {
    const editor = await startEditor();
    await editor.open(URI, POD);
    await editor.diagnostics(URI, 1);
    const before = editor.published.length;
    const account =
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: default\nautomountServiceAccountToken: false\n';
    await editor.open('file:///shop/account.yaml', account);
    await editor.publication(
      ({ uri, version }) => uri === URI && version === 1 && editor.published.length >= before + 2,
    );
    expect(
      editor.published
        .slice(before)
        .map(({ uri }) => uri)
        .sort(),
    ).toEqual(['file:///shop/account.yaml', URI]);
  });
});

describe('files that are no manifests', () => {
  it.each([
    ['docker-compose in plain YAML', 'services:\n  web:\n    privileged: true\n', 'yaml'],
    ['broken YAML without a kind', 'a: [1\nb: }\n', 'yaml'],
    ['an empty file', '', 'yaml'],
    ['package.json', '{"name": "web", "version": "1.0.0"}', 'json'],
  ])('stay silent: %s', async (_, text, languageId) => {
    const editor = await startEditor();
    await editor.open(URI, text, languageId);
    expect(await editor.diagnostics(URI, 1)).toEqual([]);
  });

  it.each(['helm', 'dockercompose', 'markdown'])(
    'are not even looked at in language %s',
    async (languageId) => {
      const editor = await startEditor();
      await editor.open('file:///other', POD, languageId);
      await editor.open(URI, POD);
      await editor.diagnostics(URI, 1);
      expect(editor.published.map(({ uri }) => uri)).toEqual([URI]);
    },
  );

  it('are told from manifests in JSON', async () => {
    const editor = await startEditor();
    const text = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: { containers: [{ name: 'web', image: 'web:1', securityContext: { privileged: true } }] },
    });
    await editor.open(URI, text, 'json');
    const [found] = of('privileged-container', await editor.diagnostics(URI, 1));
    expect(found?.range.start.line).toBe(0);
  });
});
