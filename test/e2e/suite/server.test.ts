import assert from 'node:assert/strict';
import { commands, type TextDocument } from 'vscode';
import { api, findingsOf, open } from './editor.ts';
import { test } from './harness.ts';

test('the restart command starts a new server, which reports again', async () => {
  const document = await open('web.yaml');
  await findingsOf(document, 'privileged-container');
  const { serverProcessId } = await api();
  const before = serverProcessId();
  assert.ok(before !== undefined);
  const reported = reportedAgain(document, before);
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
  const reported = reportedAgain(document, before);
  process.kill(before, 'SIGKILL');
  await reported;
  assert.notEqual(serverProcessId(), before);
});

/**
 * Resolves when a new server has judged the document and its findings are there. That they were gone meanwhile nobody may see: VS
 * Code tells changes of diagnostics together that come within 50 milliseconds, or more where the host is busy.
 */
async function reportedAgain(document: TextDocument, before: number): Promise<void> {
  const { onStatus, serverProcessId } = await api();
  await new Promise<void>((resolve) => {
    onStatus(({ uri, resources }) => {
      const isNew = ![before, undefined].includes(serverProcessId());
      if (isNew && uri === document.uri.toString() && resources > 0) resolve();
    });
  });
  await findingsOf(document, 'privileged-container');
}
