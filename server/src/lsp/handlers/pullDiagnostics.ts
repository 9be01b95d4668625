import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Snapshot } from '../../service/snapshot.ts';
import { type ServerContext, type View, viewOf } from '../context.ts';
import type { Judgement } from '../judgement.ts';
import { configDiagnostics } from './configFile.ts';

/** Answers `textDocument/diagnostic`, and asks the client to ask again when something besides the text changed. */
export function servePulls(context: ServerContext, judgement: Judgement): ServerCapabilities {
  const { coexistence, connection, documents, scheduler, settings, workspace } = context;
  const resultIdOf = createResultIds();

  connection.languages.diagnostics.on(
    scheduler.guard('textDocument/diagnostic', async (params, token): Promise<DocumentDiagnosticReport> => {
      await scheduler.settle();
      const inConfiguration = configDiagnostics(context, params.textDocument.uri);
      if (inConfiguration) return { kind: DocumentDiagnosticReportKind.Full, items: inConfiguration };
      const view = await viewOf(context, params.textDocument.uri);
      if (!view) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const resultId = resultIdOf(view);
      if (resultId === params.previousResultId)
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      const isCurrent = (): boolean =>
        !token.isCancellationRequested && view.document.version === view.version;
      const items = await judgement.diagnosticsOf(view, isCurrent);
      if (!items) throw askAgain();
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    }),
  );
  documents.onFactsChanged((origin) => {
    if (documents.uris().some((uri) => uri !== origin)) refresh(context);
  });
  workspace.onFactsChanged(() => refresh(context));
  settings.onChanged(() => refresh(context));
  coexistence.onChanged(() => refresh(context));

  return {
    diagnosticProvider: {
      identifier: 'manifest-guard',
      interFileDependencies: true,
      workspaceDiagnostics: false,
    },
  };
}

function refresh({ connection, features, log }: ServerContext): void {
  if (!features.refreshesDiagnostics) return;
  connection.languages.diagnostics
    .refresh()
    .catch((error: unknown) => log.failure('Refreshing diagnostics', error));
}

/** The text changed while it was judged; the client is to ask for the new one. */
function askAgain(): ResponseError<{ readonly retriggerRequest: boolean }> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'content modified', { retriggerRequest: true });
}

/** Names what is reported: the same of a snapshot has one name for good, and no two have the same. */
function createResultIds(): (view: View) => string {
  const ids = new WeakMap<Snapshot, string>();
  let count = 0;
  const numberOf = (snapshot: Snapshot): string => {
    const known = ids.get(snapshot);
    if (known) return known;
    count += 1;
    const id = String(count);
    ids.set(snapshot, id);
    return id;
  };
  return ({ snapshot, left }) => {
    const parts = [left.syntax ? 'syntax' : '', left.validation ? `validation of ${left.kinds}` : ''];
    return [numberOf(snapshot), ...parts.filter((part) => part !== '')].join(' without ');
  };
}
