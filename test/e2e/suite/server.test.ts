import assert from 'node:assert/strict';
import { commands, languages, type TextDocument } from 'vscode';
import { api, eventually, findingsIn, findingsOf, open } from './editor.ts';
import { test } from './harness.ts';

test('the restart command starts a new server, which reports again', async () => {
  const document = await open('web.yaml');
  await findingsOf(document, 'privileged-container');
  const { serverProcessId } = await api();
  const before = serverProcessId();
  assert.ok(before !== undefined);
  const reported = reportedAgain(document);
  await commands.executeCommand('manifestGuard.restart');
  await reported;
  assert.notEqual(serverProcessId(), before);
});

test('a server that is killed comes back by itself', async () => {
  const document = await open('web.yaml');
  await findingsOf(document, 'privileged-container');
  const { serverProcessId } = await api();
  const before = serverProcessId();
  assert.ok(before !== undefined);
  const reported = reportedAgain(document);
  process.kill(before, 'SIGKILL');
  await reported;
  assert.notEqual(serverProcessId(), before);
});

/** Resolves when the findings of a document were taken away and are there again. */
async function reportedAgain(document: TextDocument): Promise<void> {
  const changed = [languages.onDidChangeDiagnostics];
  await eventually(changed, () => findingsIn(document).length === 0 || undefined);
  await eventually(changed, () => findingsIn(document).length > 0 || undefined);
}
