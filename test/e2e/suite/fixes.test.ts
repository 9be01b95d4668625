import assert from 'node:assert/strict';
import { CodeActionKind, ConfigurationTarget, commands, Range, WorkspaceEdit, workspace } from 'vscode';
import {
  apply,
  closeWithoutSaving,
  codeActions,
  fileUri,
  findingsOf,
  findingsWhere,
  open,
  ruleOf,
  textOnDisk,
} from './editor.ts';
import { test } from './harness.ts';

const FIX_ALL = CodeActionKind.SourceFixAll.append('manifestGuard');

test('a quick fix changes its place, keeps the comment, and undo takes it back', async () => {
  const document = await open('web.yaml');
  const before = document.getText();
  const [finding] = await findingsOf(document, 'privileged-container');
  assert.ok(finding);
  const actions = await codeActions(document, finding.range, CodeActionKind.QuickFix);
  await apply(actions.find(({ title }) => title.startsWith('Set privileged to false')));
  assert.equal(document.getText(), before.replace('privileged: true #', 'privileged: false #'));
  await findingsWhere(document, (all) => all.every((other) => ruleOf(other) !== 'privileged-container'));
  await commands.executeCommand('undo');
  assert.equal(document.getText(), before);
  await findingsOf(document, 'privileged-container');
  await closeWithoutSaving();
});

test('the one obvious safe fix is the preferred one, and its finding goes away', async () => {
  const document = await open('web.yaml');
  const [finding] = await findingsOf(document, 'seccomp-profile');
  assert.ok(finding);
  const actions = await codeActions(document, finding.range, CodeActionKind.QuickFix);
  const fix = actions.find(({ title, isPreferred }) => isPreferred && title.includes('RuntimeDefault'));
  await apply(fix);
  await findingsWhere(document, (all) => all.every((other) => ruleOf(other) !== 'seccomp-profile'));
  await closeWithoutSaving();
});

test('hardening is offered for the container and the workload', async () => {
  const document = await open('web.yaml');
  const [finding] = await findingsOf(document, 'privileged-container');
  assert.ok(finding);
  const titles = (await codeActions(document, finding.range)).map(({ title }) => title);
  assert.ok(
    titles.some((title) => title.startsWith('Harden container "web"')),
    titles.join('\n'),
  );
  assert.ok(
    titles.some((title) => title.startsWith('Harden Deployment "web"')),
    titles.join('\n'),
  );
});

test('fix-all makes every safe edit at once, and undo takes it back in one step', async () => {
  const document = await open('web.yaml');
  const before = document.getText();
  await findingsOf(document, 'privileged-container');
  const [action, ...others] = await codeActions(document, new Range(0, 0, document.lineCount, 0), FIX_ALL);
  assert.deepEqual(others, []);
  await apply(action);
  assert.equal(document.getText(), await textOnDisk('expected/web.fixed.yaml'));
  await commands.executeCommand('undo');
  assert.equal(document.getText(), before);
  await closeWithoutSaving();
});

test('fix on save leaves the file as fix-all does', async () => {
  const settings = workspace.getConfiguration('editor', { languageId: 'yaml', uri: fileUri('saved.yaml') });
  const onSave = { 'source.fixAll.manifestGuard': 'explicit' };
  await settings.update('codeActionsOnSave', onSave, ConfigurationTarget.Workspace);
  await workspace.fs.copy(fileUri('web.yaml'), fileUri('saved.yaml'), { overwrite: true });
  const document = await open('saved.yaml');
  await findingsOf(document, 'privileged-container');
  // A file without changes would not be saved.
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, 0, 0), '# Saved.\n');
  await workspace.applyEdit(edit);
  assert.equal(await document.save(), true);
  assert.equal(await textOnDisk('saved.yaml'), `# Saved.\n${await textOnDisk('expected/web.fixed.yaml')}`);
  await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace);
  await closeWithoutSaving();
});

test('the command "Harden This File" does what fix-all does', async () => {
  const document = await open('web.yaml');
  await findingsOf(document, 'privileged-container');
  // The command's promise waits until its notification is closed on some hosts; the text is what counts.
  await commands.executeCommand('manifestGuard.hardenFile');
  assert.equal(document.getText(), await textOnDisk('expected/web.fixed.yaml'));
  await closeWithoutSaving();
});
