import assert from 'node:assert/strict';
import { commands, type Hover, MarkdownString, type Position, type TextDocument } from 'vscode';
import { findingsOf, open } from './editor.ts';
import { test } from './harness.ts';

test('hover on a finding says why it matters', async () => {
  const document = await open('web.yaml');
  const [finding] = await findingsOf(document, 'privileged-container');
  assert.ok(finding);
  const text = await hoverText(document, finding.range.start);
  assert.match(text, /privileged-container/);
  assert.match(text, /Rollout risk \d+ of 10/);
});

test('hover on a security field says what it does and its default', async () => {
  const document = await open('web.yaml');
  const place = document.positionAt(document.getText().indexOf('privileged:'));
  assert.match(await hoverText(document, place), /Default: /);
});

async function hoverText(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
    .join('\n');
}
