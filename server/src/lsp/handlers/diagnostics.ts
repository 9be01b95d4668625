import { type Diagnostic, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { type Feature, type ServerContext, viewOf } from '../context.ts';
import { createJudgement, type Judgement } from '../judgement.ts';
import type { IsCurrent } from '../scheduler.ts';
import { configDiagnostics } from './configFile.ts';
import { servePulls } from './pullDiagnostics.ts';

/** Diagnostics, published for each version or, where the client prefers it, on request. */
export const diagnostics: Feature = (context) => {
  const judgement = createJudgement(context);
  context.documents.onClosed((uri) => {
    context.scheduler.cancel(uri);
    context.settings.forget(uri);
    judgement.forget(uri);
  });
  const sync: ServerCapabilities = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  };
  if (context.features.pullsDiagnostics) return { ...sync, ...servePulls(context, judgement) };
  push(context, judgement);
  return sync;
};

function push(context: ServerContext, judgement: Judgement): void {
  const { coexistence, documents, scheduler, settings, workspace, connection, log } = context;
  const sent = new Map<string, Sent>();
  const request = (uri: string): void =>
    scheduler.request(uri, (isCurrent) => publish(context, judgement, { uri, isCurrent, sent }));
  documents.onChanged(request);
  documents.onFactsChanged((origin) => {
    for (const uri of documents.uris()) if (uri !== origin) request(uri);
  });
  workspace.onFactsChanged(() => {
    for (const uri of documents.uris()) request(uri);
  });
  settings.onChanged(() => {
    for (const uri of documents.uris()) request(uri);
  });
  coexistence.onChanged(() => {
    for (const uri of documents.uris()) request(uri);
  });
  documents.onClosed((uri) => {
    sent.delete(uri);
    connection
      .sendDiagnostics({ uri, diagnostics: [] })
      .catch((error: unknown) => log.failure('Clearing diagnostics', error));
  });
}

/** What was published last for a document. */
interface Sent {
  readonly version: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface Publication {
  readonly uri: string;
  readonly isCurrent: IsCurrent;
  /** By URI. */
  readonly sent: Map<string, Sent>;
}

/**
 * Publishes the diagnostics of a document as it is now, unless a newer version comes before they are ready, or they are those that the
 * client has of this version: news makes editors ask for code actions again, and may close a menu that is open.
 */
async function publish(
  context: ServerContext,
  judgement: Judgement,
  { uri, isCurrent, sent }: Publication,
): Promise<void> {
  await context.settings.of(uri);
  if (!isCurrent()) return;
  const view = await viewOf(context, uri);
  const document = context.documents.get(uri);
  if (!document) return;
  const found =
    configDiagnostics(context, uri) ?? (view ? await judgement.diagnosticsOf(view, isCurrent) : []);
  if (!found || !isCurrent()) return;
  if (!view) judgement.silence(document);
  const { version } = document;
  const last = sent.get(uri);
  if (last?.version === version && JSON.stringify(last.diagnostics) === JSON.stringify(found)) return;
  sent.set(uri, { version, diagnostics: found });
  await context.connection.sendDiagnostics({ uri, version, diagnostics: found });
}
