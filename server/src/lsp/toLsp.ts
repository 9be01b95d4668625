import {
  type AnnotatedTextEdit,
  CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  MarkupKind,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { derive } from '../base/derive.ts';
import type { Severity } from '../config/config.ts';
import { findRule } from '../rules/selection.ts';
import type { PlacedFinding } from '../service/diagnose.ts';
import type { FileEdit } from '../service/fileEdits.ts';
import { toPlainText } from '../service/hover/plainText.ts';
import type { Hover as ServiceHover } from '../service/hover.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import { DIAGNOSTIC_SOURCE } from './protocol.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where to read about what is wrong with YAML itself. */
const YAML_DOCS = 'https://yaml.org/spec/1.2.2/';

/**
 * A finding as a diagnostic; the same object for the same finding. Its `code` and `data` are its key, by which code actions find it again:
 * a list, since a long file has hundreds of diagnostics, which all go through a pipe with every stroke.
 */
export const toDiagnostic = derive(
  ({ finding, range, key }: PlacedFinding): Diagnostic => ({
    range,
    severity: SEVERITIES[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: finding.rule,
    codeDescription: { href: findRule(finding.rule)?.meta.docs ?? YAML_DOCS },
    message: finding.message,
    data: [key.messageId, key.document, key.pointer],
  }),
);

/** Why a file is not looked at, as a diagnostic at its start. */
export function toInputDiagnostic(problem: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Warning,
    source: DIAGNOSTIC_SOURCE,
    code: 'unreadable-file',
    message: problem,
  };
}

/** A hover in the form that the client shows. */
export function toHover(hover: ServiceHover, features: ClientFeatures): Hover {
  const kind = features.markdownHovers ? MarkupKind.Markdown : MarkupKind.PlainText;
  const value = features.markdownHovers ? hover.markdown : toPlainText(hover.markdown);
  return { contents: { kind, value }, range: hover.range };
}

/** Id of the annotation by which a client lets its user look at changes before they are made. */
const TO_CONFIRM = 'to-confirm';

/** The edits of one of several documents; no version where it is not open. */
export interface DocumentEdits {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: readonly FileEdit[];
  /** Whether the file is yet to be made; only for clients that make files. */
  readonly isNew: boolean;
}

/**
 * The edits of several documents, or of another one than the client asked about.
 *
 * @param confirm what to show above the changes, for those that are to be looked at first where the client can do that
 */
export function toWorkspaceEdits(
  files: readonly DocumentEdits[],
  features: ClientFeatures,
  confirm: string | undefined,
): WorkspaceEdit {
  if (!features.versionedEdits) {
    const changes = files.map(({ uri, edits }) => [uri, edits.map(toTextEdit)]);
    return { changes: Object.fromEntries(changes) };
  }
  const annotationId = features.annotatesEdits && confirm !== undefined ? TO_CONFIRM : undefined;
  const toEdit = (edit: FileEdit): TextEdit | SnippetTextEdit | AnnotatedTextEdit => {
    if (annotationId) return { ...toTextEdit(edit), annotationId };
    return features.snippetEdits && edit.snippet !== undefined && edit.range.start.character === 0
      ? { range: edit.range, snippet: { kind: 'snippet', value: edit.snippet } }
      : toTextEdit(edit);
  };
  return {
    documentChanges: files.flatMap(({ uri, version, edits, isNew }) => [
      ...(isNew ? [CreateFile.create(uri, { ignoreIfExists: true })] : []),
      {
        textDocument: { uri, version },
        edits: edits.map(toEdit),
      },
    ]),
    ...(annotationId
      ? { changeAnnotations: { [annotationId]: { label: confirm ?? '', needsConfirmation: true } } }
      : {}),
  };
}

/** A set of edits of one document, for its present version where the client takes versions. */
export function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly FileEdit[],
  features: ClientFeatures,
  tabStops: 'tab-stops' | 'plain',
): WorkspaceEdit {
  const { uri, version } = document;
  const plain = edits.map(toTextEdit);
  if (!features.versionedEdits) return { changes: { [uri]: plain } };
  const wantsSnippets = tabStops === 'tab-stops' && features.snippetEdits;
  const changes = (wantsSnippets ? withTabStops(document, edits) : undefined) ?? plain;
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

const toTextEdit = ({ range, newText }: FileEdit): TextEdit => ({ range, newText });

/**
 * The edits with those that have tab stops as snippets. Editors indent the further lines of a snippet like the line that it is
 * inserted into (VS Code does), while ours are indented already; a snippet that starts at the beginning of a line is left
 * alone, so each is made to start there. Undefined where another edit is in the way.
 */
function withTabStops(
  document: TextDocument,
  edits: readonly FileEdit[],
): (TextEdit | SnippetTextEdit)[] | undefined {
  let blocked = false;
  const result = edits.map((edit): TextEdit | SnippetTextEdit => {
    if (edit.snippet === undefined) return toTextEdit(edit);
    const lineStart = { line: edit.range.start.line, character: 0 };
    blocked ||= edits.some(
      (other) =>
        other !== edit &&
        other.range.end.line >= lineStart.line &&
        other.range.start.line <= edit.range.end.line,
    );
    const before = document.getText({ start: lineStart, end: edit.range.start });
    const value = before.replace(/[\\$}]/g, '\\$&') + edit.snippet;
    return { range: { start: lineStart, end: edit.range.end }, snippet: { kind: 'snippet', value } };
  });
  return blocked ? undefined : result;
}
