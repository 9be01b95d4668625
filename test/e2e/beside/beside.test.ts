import assert from 'node:assert/strict';
import {
  CodeActionKind,
  ConfigurationTarget,
  commands,
  Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  extensions,
  languages,
  type TextDocument,
  workspace,
} from 'vscode';
import { codeActions, eventually, findingsIn, findingsWhere, open, ruleOf } from '../suite/editor.ts';
import { test } from '../suite/harness.ts';

const OURS = 'manifest-guard';

/** Everybody's diagnostics on the line with a text, as `source`. */
function sourcesOn(document: TextDocument, text: string): string[] {
  const { line } = document.positionAt(document.getText().lastIndexOf(text));
  return languages
    .getDiagnostics(document.uri)
    .filter(({ range }) => range.start.line <= line && line <= range.end.line)
    .map(({ source = '' }) => (source.toLowerCase().startsWith('yaml') ? 'yaml' : source));
}

/** Waits until the problems of a line come from these, each once. */
function sourcesAre(document: TextDocument, text: string, expected: readonly string[]): Promise<true> {
  const probe = (): true | undefined => {
    const sources = sourcesOn(document, text).sort();
    return JSON.stringify(sources) === JSON.stringify([...expected].sort()) ? true : undefined;
  };
  const seen = (): string => {
    const all = languages.getDiagnostics(document.uri).map(({ source, message }) => `${source}: ${message}`);
    return `"${text}" is to be told by ${expected.join(', ')}; there are: ${all.join(' | ')}`;
  };
  return eventually([languages.onDidChangeDiagnostics], probe, seen);
}

const has = (rule: string) => (findings: readonly Diagnostic[]) =>
  findings.some((one) => ruleOf(one) === rule);

async function choose(value: string | undefined): Promise<void> {
  await workspace
    .getConfiguration('manifestGuard')
    .update('coexistence', value, ConfigurationTarget.Workspace);
}

const sonar = languages.createDiagnosticCollection('sonarqube');

/** Reports a privileged container with the key and the source of SonarQube for IDE. */
function reportAsSonar(document: TextDocument): void {
  const { line } = document.positionAt(document.getText().indexOf('privileged: true'));
  const { range } = document.lineAt(line);
  const found = new Diagnostic(range, 'Privileged mode is allowed here.', DiagnosticSeverity.Warning);
  found.source = 'sonarqube';
  found.code = 'kubernetes:S6428';
  sonar.set(document.uri, [found]);
}

test('each problem shows once beside YAML by Red Hat and SonarQube for IDE', async () => {
  const document = await open('pod.yaml');
  reportAsSonar(document);
  await sourcesAre(document, 'hostNetwrk', ['yaml']);
  await sourcesAre(document, 'privileged: true', ['sonarqube']);
  await findingsWhere(document, has('run-as-non-root'));
  assert.ok(extensions.getExtension('redhat.vscode-yaml')?.isActive);
  await sourcesAre(await open('settings.yaml'), 'mode: slow', ['yaml']);
});

test('the fix of a finding that another one shows is still offered', async () => {
  const document = await open('pod.yaml');
  const { line } = document.positionAt(document.getText().indexOf('privileged: true'));
  const { range } = document.lineAt(line);
  const actions = await codeActions(document, range, CodeActionKind.QuickFix);
  const titles = actions.map(({ title }) => title);
  assert.ok(
    titles.some((title) => title.startsWith('Set privileged to false')),
    titles.join('\n'),
  );
});

test('the outline shows each object once', async () => {
  const document = await open('pod.yaml');
  const symbols = await commands.executeCommand<DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  assert.ok(symbols.length > 0);
  assert.ok(!symbols.some(({ name }) => name === 'Pod web'), symbols.map(({ name }) => name).join('\n'));
});

test('with the setting on "everything" both show, and on "securityOnly" the other one alone', async () => {
  const document = await open('pod.yaml');
  await choose('everything');
  await sourcesAre(document, 'hostNetwrk', [OURS, 'yaml']);
  await sourcesAre(document, 'privileged: true', [OURS, 'sonarqube']);
  await choose('securityOnly');
  await sourcesAre(document, 'hostNetwrk', ['yaml']);
  await choose(undefined);
});

test('what the other one does not do any more is done at once', async () => {
  const document = await open('pod.yaml');
  const settings = workspace.getConfiguration('yaml');
  await settings.update('validate', false, ConfigurationTarget.Workspace);
  await findingsWhere(document, has('schema-validation'));
  await settings.update('validate', undefined, ConfigurationTarget.Workspace);
  await findingsWhere(document, (findings) => !has('schema-validation')(findings));
  assert.ok(!findingsIn(document).some(({ source }) => source !== OURS));
});
