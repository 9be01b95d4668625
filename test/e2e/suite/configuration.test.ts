import assert from 'node:assert/strict';
import { type CompletionList, commands, Position, Range, WorkspaceEdit, window, workspace } from 'vscode';
import { apply, codeActions, fileUri, findingsOf, findingsWhere, hoverText, open, ruleOf } from './editor.ts';
import { test } from './harness.ts';

const NAME = '.manifest-guard.yaml';
const RULE = 'privileged-container';

test('a configuration file is created, counts as it is typed, and says what is wrong in it', async () => {
  const manifest = await open('web.yaml');
  await findingsOf(manifest, RULE);
  try {
    await commands.executeCommand('manifestGuard.createConfiguration');
    const document = window.activeTextEditor?.document;
    assert.equal(document?.uri.path, fileUri(NAME).path);
    assert.match(document.getText(), /^profile: recommended$/m);

    const write = async (text: string): Promise<void> => {
      const edit = new WorkspaceEdit();
      edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
      await workspace.applyEdit(edit);
    };
    await write(`rules:\n  ${RULE}: off\n`);
    await findingsWhere(manifest, (all) => !all.some((finding) => ruleOf(finding) === RULE));
    await write(`rules:\n  ${RULE}: of\n`);
    await findingsOf(manifest, RULE);
    const [wrong] = await findingsOf(document, 'configuration');
    assert.match(wrong?.message ?? '', /Did you mean "off"\?/);
    await apply((await codeActions(document, wrong?.range ?? new Range(1, 0, 1, 0)))[0]);
    await findingsWhere(manifest, (all) => !all.some((finding) => ruleOf(finding) === RULE));

    await write('rules:\n  host-n');
    const { items } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(document.getText().length),
    );
    assert.ok(items.some(({ label }) => label === 'host-network'));
    await write('profile: nsa-cisa\n');
    assert.match(await hoverText(document, new Position(0, 3)), /Which rules speak/);
  } finally {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await workspace.fs.delete(fileUri(NAME));
  }
  await findingsOf(manifest, RULE);
});
