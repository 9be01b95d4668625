import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { ClientCapabilities, Hover } from 'vscode-languageserver/node';
import { CAPABLE, rangeOf, startEditor } from './support/editor.ts';

const RULE = 'privileged-container';

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

const CREATING: ClientCapabilities = {
  ...CAPABLE,
  workspace: {
    ...CAPABLE.workspace,
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
  },
};

function folderWith(config?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-guard-suppress-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (config !== undefined) writeFileSync(join(folder, '.manifest-guard.yaml'), config);
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  return { folder: pathToFileURL(folder).href, uriOf };
}

const settings = () => ({ profile: 'pss-baseline' });

async function actionNamed(title: string, config?: string, capabilities = CREATING) {
  const { folder, uriOf } = folderWith(config);
  const editor = await startEditor({ capabilities, settings, folders: [folder] });
  const uri = uriOf('web.yaml');
  await editor.open(uri, POD);
  const actions = await editor.actions(uri, rangeOf(POD, 'true'));
  const action = actions.find((candidate) => candidate.title === title);
  return { editor, uri, uriOf, action: action && (await editor.resolve(action)) };
}

it('puts the cursor into the reason of a comment', async () => {
  const { action, uri } = await actionNamed(`Suppress ${RULE} for this line`);
  const start = { line: 9, character: 0 };
  const value = `        # manifest-guard-disable-next-line ${RULE} -- $`.concat('{1:reason}\n');
  expect(action?.isPreferred).toBeUndefined();
  expect(action?.edit?.documentChanges).toEqual([
    {
      textDocument: { uri, version: 1 },
      edits: [{ range: { start, end: start }, snippet: { kind: 'snippet', value } }],
    },
  ]);
});

it('makes the configuration file where there is none', async () => {
  const { action, uriOf } = await actionNamed(`Suppress ${RULE} for Pod "web" in .manifest-guard.yaml`);
  const uri = uriOf('.manifest-guard.yaml');
  expect(action?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    {
      textDocument: { uri, version: null },
      edits: [
        {
          snippet: {
            kind: 'snippet',
            value: `exemptions:\n  - rules: ${RULE}\n    kind: Pod\n    name: web\n    reason: \${1:reason}\n`,
          },
        },
      ],
    },
  ]);
});

it('adds to the configuration file, and what it then says holds', async () => {
  const config = 'profile: pss-baseline # ours\n';
  const title = `Suppress ${RULE} for Pod "web" in .manifest-guard.yaml`;
  const { action, editor, uri, uriOf } = await actionNamed(title, config);
  const change = action?.edit?.documentChanges?.[0];
  const added =
    change && 'edits' in change
      ? change.edits.map((edit) =>
          'snippet' in edit ? edit.snippet.value.replace(/\$\{1:(\w+)\}/, '$1') : '',
        )
      : [];
  expect(added.join('')).toContain('exemptions:');
  const configUri = uriOf('.manifest-guard.yaml');
  await editor.open(configUri, config + added.join(''));
  const cleared = await editor.publication(
    (params) => params.uri === uri && params.diagnostics.every(({ code }) => code !== RULE),
  );
  expect(cleared.diagnostics).toEqual([]);
});

it('does not offer the configuration to a client that cannot make files', async () => {
  const title = `Suppress ${RULE} for Pod "web" in .manifest-guard.yaml`;
  expect((await actionNamed(title, undefined, CAPABLE)).action).toBeUndefined();
});

it('says what is suppressed, and mends what is wrong with a suppression', async () => {
  const { folder, uriOf } = folderWith();
  const editor = await startEditor({ capabilities: CREATING, settings, folders: [folder] });
  const uri = uriOf('web.yaml');
  const text = POD.replace('true', `true # manifest-guard-disable-line ${RULE},host-port -- old kernel`);
  await editor.open(uri, text);
  const diagnostics = await editor.diagnostics(uri, 1);
  expect(diagnostics).toMatchObject([{ code: 'suppression-unused', range: rangeOf(text, 'host-port') }]);
  const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: rangeOf(text, 'old kernel').start,
  });
  expect(JSON.stringify(hover.contents)).toContain('Suppresses 1 finding');
  const [fix] = await editor.actions(uri, rangeOf(text, 'host-port'), { diagnostics });
  expect(fix).toMatchObject({ diagnostics: [{ code: 'suppression-unused' }] });
  const resolved = fix && (await editor.resolve(fix));
  expect(resolved?.edit?.documentChanges).toMatchObject([{ edits: [{ newText: '' }] }]);
});
