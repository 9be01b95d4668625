import assert from 'node:assert/strict';
import {
  type CodeAction,
  type CodeActionKind,
  commands,
  type Diagnostic,
  Disposable,
  type Event,
  extensions,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  type Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ManifestGuardApi } from '../../../client/src/extension.ts';
import { DIAGNOSTIC_SOURCE } from '../../../server/src/lsp/protocol.ts';
import { tellOfWait } from './harness.ts';

/** How often a question that VS Code may drop is asked, and the time between, in milliseconds. */
const ATTEMPTS = 50;
const ASK_AGAIN = 200;

/** A file of the workspace that the tests run in. */
export function fileUri(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests run in a workspace folder');
  return Uri.joinPath(folder.uri, ...path.split('/'));
}

/** Opens a file of the workspace in the active editor. */
export async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(path));
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** The text of a file of the workspace, as it is on disk. */
export async function textOnDisk(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(fileUri(path)));
}

/** Takes unsaved changes of the active editor back and closes it. */
export async function closeWithoutSaving(): Promise<void> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/**
 * Resolves with what `probe` answers, as soon as that is something; asked now and after each of the events.
 *
 * @param seen what is there now, for a person who reads that it was not what the test waits for
 */
export function eventually<T>(
  events: readonly Event<unknown>[],
  probe: () => T | undefined,
  seen: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: Disposable[] = [new Disposable(tellOfWait(seen))];
    const ask = (): void => {
      try {
        const answer = probe();
        if (answer === undefined) return;
        Disposable.from(...subscriptions).dispose();
        resolve(answer);
      } catch (error) {
        reject(error);
      }
    };
    subscriptions.push(...events.map((event) => event(ask)));
    ask();
  });
}

/** What Manifest Guard reports on a document now. */
export function findingsIn(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === DIAGNOSTIC_SOURCE);
}

/** Waits until the findings of a document satisfy a condition. */
export function findingsWhere(
  document: TextDocument,
  condition: (findings: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  const probe = (): readonly Diagnostic[] | undefined => {
    const findings = findingsIn(document);
    return condition(findings) ? findings : undefined;
  };
  const seen = (): string => {
    const found = findingsIn(document).map((one) => `${one.range.start.line + 1} ${ruleOf(one)}`);
    return `waited for ${condition}; ${document.fileName} has ${found.length} findings: ${found.join(', ')}`;
  };
  return eventually([languages.onDidChangeDiagnostics], probe, seen);
}

/** Waits for the findings of one rule. */
export async function findingsOf(document: TextDocument, rule: string): Promise<readonly Diagnostic[]> {
  const toldEnd = tellOfWait(() => `rule: ${rule}`);
  const findings = await findingsWhere(document, (all) => all.some((finding) => ruleOf(finding) === rule));
  toldEnd();
  return findings.filter((finding) => ruleOf(finding) === rule);
}

/** The rule that a finding is of. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/**
 * What the light bulb offers for a range, with edits; asked again for some seconds until there is something. VS Code answers with
 * nothing where any extension registers a provider while it asks (`getCodeActions` in its
 * src/vs/editor/contrib/codeAction/browser/codeAction.ts), as those of a window do that has just opened.
 */
export async function codeActions(
  document: TextDocument,
  range: Range,
  kind?: CodeActionKind,
): Promise<readonly CodeAction[]> {
  const resolveCount = 50;
  for (let attempt = 1; ; attempt += 1) {
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind?.value,
      resolveCount,
    );
    if (actions.length > 0 || attempt === ATTEMPTS) return actions;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
  }
}

/** Applies an action of the light bulb. */
export async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action, 'the action is offered');
  assert.ok(action.edit, `"${action.title}" comes with an edit`);
  assert.equal(await workspace.applyEdit(action.edit), true);
}

/** What a hover shows, as Markdown. */
export async function hoverText(document: TextDocument, position: Position): Promise<string> {
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

/** The packaged extension, activated. */
export async function api(): Promise<ManifestGuardApi> {
  const extension = extensions.getExtension<ManifestGuardApi>('manifest-guard.manifest-guard');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}
