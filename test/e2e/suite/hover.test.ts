import assert from 'node:assert/strict';
import { findingsOf, hoverText, open } from './editor.ts';
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

test('hover on any field has the description from the package, and links to pages of rules', async () => {
  const document = await open('web.yaml');
  const at = (word: string) => document.positionAt(document.getText().indexOf(word) + 1);
  assert.match(
    await hoverText(document, at('matchLabels:')),
    /matchLabels.*map of strings[\s\S]*API reference/,
  );
  assert.match(
    await hoverText(document, at('privileged:')),
    /Checked by: \[privileged-container\]\(command:/,
  );
  assert.match(await hoverText(document, at('nginx:1.29.1')), /tag: `1\.29\.1`/);
});
