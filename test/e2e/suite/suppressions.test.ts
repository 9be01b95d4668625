import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode';
import { apply, closeWithoutSaving, codeActions, findingsOf, findingsWhere, open, ruleOf } from './editor.ts';
import { test } from './harness.ts';

test('the menu asks in one entry how to suppress, and stays short', async () => {
  const document = await open('web.yaml');
  const [finding] = await findingsOf(document, 'memory-limit');
  assert.ok(finding);
  const actions = await codeActions(document, finding.range, CodeActionKind.QuickFix);
  const titles = actions.map(({ title }) => title);
  const ofKind = (pattern: RegExp): string[] => titles.filter((title) => pattern.test(title));
  assert.equal(ofKind(/^Suppress /).length, 1, titles.join('\n'));
  assert.ok(ofKind(/^Explain /).length <= 2, titles.join('\n'));
  const firstToReview = titles.findIndex((title) => title.includes('(review'));
  const lastSafe = actions.findLastIndex(({ isPreferred }) => isPreferred);
  assert.ok(lastSafe < firstToReview, titles.join('\n'));
  // VS Code may forget arguments while an entry is being executed.
  const entries = actions.filter(({ command }) => command !== undefined);
  assert.ok(entries.length >= 2, titles.join('\n'));
  assert.deepEqual(
    entries.filter(({ command }) => (command?.arguments ?? []).length > 0),
    [],
  );
  await closeWithoutSaving();
});

test('a suppression that suppresses nothing is reported and removed', async () => {
  const document = await open('stale.yaml');
  const [finding] = await findingsOf(document, 'suppression-unused');
  assert.ok(finding);
  const comment = document.lineAt(finding.range.start).text;
  const actions = await codeActions(document, finding.range, CodeActionKind.QuickFix);
  const before = document.getText();
  await apply(actions.find(({ title }) => title.startsWith('Remove the suppression')));
  assert.equal(document.getText(), before.replace(`${comment}\n`, ''));
  await findingsWhere(document, (all) => all.every((other) => ruleOf(other) !== 'suppression-unused'));
  await closeWithoutSaving();
});
