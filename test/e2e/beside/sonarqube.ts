import {
  Diagnostic,
  DiagnosticSeverity,
  type ExtensionContext,
  languages,
  type TextDocument,
  workspace,
} from 'vscode';

/** Reports `privileged: true` with the rule's key and the source of SonarQube for IDE. */
export function activate(context: ExtensionContext): void {
  const collection = languages.createDiagnosticCollection('sonarqube');
  const look = (document: TextDocument): void => {
    const { text, range } = document.lineAt(lineOf(document));
    if (document.languageId !== 'yaml' || !text.includes(PRIVILEGED)) return;
    const found = new Diagnostic(
      range,
      'Ensure allowing privileged mode is safe here.',
      DiagnosticSeverity.Warning,
    );
    found.source = 'sonarqube';
    found.code = 'kubernetes:S6428';
    collection.set(document.uri, [found]);
  };
  context.subscriptions.push(collection, workspace.onDidOpenTextDocument(look));
  workspace.textDocuments.forEach(look);
}

const PRIVILEGED = 'privileged: true';

function lineOf(document: TextDocument): number {
  return document.positionAt(Math.max(0, document.getText().indexOf(PRIVILEGED))).line;
}
