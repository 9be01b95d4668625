import {
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import { createLineMap } from '../../base/lineMap.ts';
import type { LoadedFile } from '../../config/file/load.ts';
import type { ConfigProblem } from '../../config/file/spec.ts';
import { complete } from '../../service/configFile/complete.ts';
import { hoverConfig } from '../../service/configFile/hover.ts';
import { configSchema } from '../../service/configFile/schema.ts';
import { STARTER_CONFIGURATION } from '../../service/configFile/starter.ts';
import type { Feature, ServerContext } from '../context.ts';
import { readUriParams } from '../fromLsp.ts';
import { CONFIG_FILE_REQUEST, DIAGNOSTIC_SOURCE, STARTER_CONFIGURATION_REQUEST } from '../protocol.ts';
import { toHover, toWorkspaceEdit } from '../toLsp.ts';

/** `code` of what is wrong in a configuration file. */
const CODE = 'configuration';

/** What is wrong in a configuration file, as diagnostics; undefined where the document is none. */
export function configDiagnostics(context: ServerContext, uri: string): Diagnostic[] | undefined {
  const own = context.configuration.ownOf(uri);
  return own && diagnosticsOf(context, own);
}

function diagnosticsOf({ features }: ServerContext, { text, problems }: LoadedFile): Diagnostic[] {
  const lines = createLineMap(text);
  return problems
    .filter(({ inSchema }) => !(inSchema && features.schemaServedElsewhere))
    .map(({ message, severity, span }) => ({
      range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
      severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: DIAGNOSTIC_SOURCE,
      code: CODE,
      message,
    }));
}

/** Quick fixes for what was most likely meant. */
export function configActions(
  context: ServerContext,
  { textDocument: { uri }, range, context: asked }: CodeActionParams,
): CodeAction[] | undefined {
  const own = context.configuration.ownOf(uri);
  const document = context.documents.get(uri);
  if (!own || !document) return undefined;
  const wanted = asked.only === undefined || asked.only.some((kind) => 'quickfix'.startsWith(kind));
  if (!wanted) return [];
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return own.problems
    .filter(({ span }) => span.start <= end && start <= span.end)
    .flatMap((problem) => toAction(context, own, problem, asked.diagnostics, uri) ?? []);
}

function toAction(
  context: ServerContext,
  { text }: LoadedFile,
  { span, message, replacement }: ConfigProblem,
  diagnostics: readonly Diagnostic[],
  uri: string,
): CodeAction | undefined {
  const document = context.documents.get(uri);
  if (replacement === undefined || !document) return undefined;
  const lines = createLineMap(text);
  const range = { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
  const [quote] = /^["']/.exec(text.slice(span.start, span.end)) ?? [''];
  const edit = { range, newText: quote + replacement + quote, snippet: undefined };
  return {
    title: `Replace with "${replacement}"`,
    kind: 'quickfix',
    isPreferred: true,
    diagnostics: diagnostics.filter((diagnostic) => diagnostic.message === message),
    edit: toWorkspaceEdit(document, [edit], context.features, 'plain'),
  };
}

/** What the schema says of a place in a configuration file; undefined where the document is none. */
export function configHover(
  context: ServerContext,
  uri: string,
  position: Position,
): Hover | null | undefined {
  const own = context.configuration.ownOf(uri);
  if (!own) return undefined;
  if (context.features.schemaServedElsewhere) return null;
  const found = hoverConfig(own.text, position, configSchema());
  return found ? toHover(found, context.features) : null;
}

/** What is wrong in configuration files that are not open, and what the client's commands need. */
export const configFile: Feature = (context) => {
  const { connection, configuration, scheduler } = context;
  publishClosed(context);
  connection.onRequest(
    CONFIG_FILE_REQUEST,
    scheduler.guard('configFile', async (params: unknown): Promise<string | null> => {
      const uri = readUriParams(params);
      const [file] = (uri === undefined ? undefined : configuration.of(uri))?.files ?? [];
      return file ? configuration.uriOf(file.path) : null;
    }),
  );
  connection.onRequest(
    STARTER_CONFIGURATION_REQUEST,
    scheduler.guard('starterConfiguration', async (): Promise<string> => STARTER_CONFIGURATION),
  );
  return {};
};

/** What may be written in a configuration file; undefined where the document is none. */
export function configCompletions(
  { features, configuration }: ServerContext,
  uri: string,
  position: Position,
): CompletionItem[] | undefined {
  const own = configuration.ownOf(uri);
  if (!own) return undefined;
  if (features.schemaServedElsewhere) return [];
  return complete(own.text, position, configSchema()).map(
    ({ label, kind, newText, range, description }, index) => ({
      label,
      kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.Value,
      textEdit: { range, newText },
      sortText: String(index).padStart(4, '0'),
      ...(description === undefined
        ? {}
        : { documentation: { kind: MarkupKind.Markdown, value: description } }),
    }),
  );
}

/**
 * Publishes what is wrong in configuration files that take part but are not open: otherwise nobody would know why their rules
 * do not hold. An open one is judged like every document.
 */
function publishClosed(context: ServerContext): void {
  const { connection, configuration, documents, log } = context;
  const published = new Set<string>();
  const send = (uri: string, diagnostics: Diagnostic[]): void => {
    connection
      .sendDiagnostics({ uri, diagnostics })
      .catch((error: unknown) => log.failure('Diagnostics of configuration files', error));
  };
  // What still holds is said again as soon as it is read again; a file may also be gone, or no longer take part.
  configuration.onChanged(() => {
    for (const uri of published) {
      if (context.features.pullsDiagnostics || !documents.isOpen(uri)) send(uri, []);
    }
    published.clear();
  });
  configuration.onLoaded(({ files }) => {
    for (const file of files) {
      const uri = configuration.uriOf(file.path);
      const found = documents.isOpen(uri) ? [] : diagnosticsOf(context, file);
      if (found.length === 0) continue;
      published.add(uri);
      send(uri, found);
    }
  });
}
