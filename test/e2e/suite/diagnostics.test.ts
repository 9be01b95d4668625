import assert from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  DiagnosticSeverity,
  Position,
  Range,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  closeWithoutSaving,
  eventually,
  findingsIn,
  findingsOf,
  findingsWhere,
  open,
  ruleOf,
  textOnDisk,
} from './editor.ts';
import { test } from './harness.ts';

test('a manifest gets findings with rule, page and exact range', async () => {
  const document = await open('web.yaml');
  const [finding, ...others] = await findingsOf(document, 'privileged-container');
  assert.ok(finding);
  assert.deepEqual(others, []);
  assert.equal(finding.severity, DiagnosticSeverity.Error);
  assert.equal(document.getText(finding.range), 'true');
  assert.equal(document.lineAt(finding.range.start).text.trim(), 'privileged: true # was needed once');
  assert.match(finding.message, /Container "web" runs privileged/);
  assert.ok(typeof finding.code === 'object');
  assert.match(finding.code.target.toString(), /^command:manifestGuard\.showRulePage\?/);
});

test('the link of a finding opens the page of its rule', async () => {
  const document = await open('web.yaml');
  const [finding] = await findingsOf(document, 'privileged-container');
  assert.ok(typeof finding?.code === 'object');
  const { scheme, path, query } = finding.code.target;
  assert.equal(scheme, 'command');
  await commands.executeCommand(path, ...JSON.parse(query));
  const label = (): string => window.tabGroups.activeTabGroup.activeTab?.label ?? '';
  const isShown = (): true | undefined => /privileged-container/.test(label()) || undefined;
  await eventually([window.tabGroups.onDidChangeTabs], isShown, () => `active tab: ${label()}`);
  await commands.executeCommand('workbench.action.closeActiveEditor');
});

test('the sample shop is as insecure as its description says', async () => {
  const document = await open('samples/shop/insecure/frontend.yaml');
  await findingsOf(document, 'privileged-container');
  await findingsOf(document, 'container-runtime-socket');
  await findingsOf(document, 'hardcoded-secret-env');
});

test('the hardened sample has no errors and no warnings', async () => {
  const insecure = await open('samples/shop/insecure/frontend.yaml');
  const document = await open('samples/shop/hardened/frontend.yaml');
  // Documents are judged in the order of their changes: once this edit has its finding, the hardened one had its turn too.
  await appendText(insecure, '---\n{apiVersion: v1, kind: Pod, spec: {hostPID: true, containers: []}}\n');
  await findingsWhere(insecure, (all) => all.some((finding) => ruleOf(finding) === 'host-pid'));
  const serious = findingsIn(document).filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
  assert.deepEqual(serious.map(ruleOf), []);
  await closeWithoutSaving();
  await open('samples/shop/insecure/frontend.yaml');
  await closeWithoutSaving();
});

test('YAML that is no manifest stays silent until it becomes one', async () => {
  const document = await open('values.yaml');
  const text = document.getText();
  await appendText(document, '---\napiVersion: v1\nkind: Pod\nspec: {hostNetwork: true, containers: []}\n');
  const findings = await findingsWhere(document, (all) => all.length > 0);
  const manifestStart = text.split('\n').length;
  assert.deepEqual(
    findings.filter(({ range }) => range.start.line < manifestStart - 1),
    [],
  );
  await replaceText(document, text);
  await findingsWhere(document, (all) => all.length === 0);
  assert.equal(await textOnDisk('values.yaml'), text);
  await closeWithoutSaving();
});

test('a setting switches a rule off and on while the file is open', async () => {
  const document = await open('web.yaml');
  await findingsOf(document, 'privileged-container');
  const settings = workspace.getConfiguration('manifestGuard');
  await settings.update('rules', { 'privileged-container': 'off' }, ConfigurationTarget.Workspace);
  await findingsWhere(
    document,
    (all) => all.length > 0 && all.every((finding) => ruleOf(finding) !== 'privileged-container'),
  );
  await settings.update('rules', undefined, ConfigurationTarget.Workspace);
  await findingsOf(document, 'privileged-container');
});

async function appendText(document: Awaited<ReturnType<typeof open>>, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(document.lineCount, 0), text);
  assert.equal(await workspace.applyEdit(edit), true);
}

async function replaceText(document: Awaited<ReturnType<typeof open>>, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  assert.equal(await workspace.applyEdit(edit), true);
}
