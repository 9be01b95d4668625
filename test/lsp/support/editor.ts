import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type ConfigurationParams,
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** How the editor of a test introduces itself. */
export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`; the capability is declared where this is given. */
  readonly settings?: () => unknown;
  /** URIs of the open folders. */
  readonly folders?: readonly string[];
  /** The server's program below `dist/` with its arguments. */
  readonly program?: readonly [string, ...string[]];
}

/** An editor without a window: the other end of the server's standard input and output. */
export interface Editor {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** Everything published so far, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** Lines of `window/logMessage` and `window/showMessage`. */
  readonly log: readonly string[];
  readonly shown: readonly string[];
  /** Edits that the server asked to apply. */
  readonly applied: readonly ApplyWorkspaceEditParams[];
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  readonly change: (uri: string, version: number, changes: readonly Change[]) => Promise<void>;
  readonly close: (uri: string) => Promise<void>;
  /** The next or an earlier publication that fits. */
  readonly publication: (
    fits: (params: PublishDiagnosticsParams) => boolean,
  ) => Promise<PublishDiagnosticsParams>;
  readonly diagnostics: (uri: string, version: number) => Promise<Diagnostic[]>;
  readonly actions: (
    uri: string,
    range: Range,
    context?: Partial<CodeActionContext>,
  ) => Promise<CodeAction[]>;
  readonly resolve: (action: CodeAction) => Promise<CodeAction>;
}

export type Change = { readonly text: string } | { readonly range: Range; readonly text: string };

/** Starts a server, introduces an editor to it, and ends both with the test. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const [file, ...args] = options.program ?? ['cli.cjs', 'lsp', '--stdio'];
  const server = spawn(process.execPath, [DIST + file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  onTestFinished(() => {
    connection.dispose();
    server.kill();
  });
  const records = listen(connection, options.settings);
  connection.listen();
  const { settings, capabilities = {} } = options;
  const workspace = { ...capabilities.workspace, ...(settings ? { configuration: true } : {}) };
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
    capabilities: { ...capabilities, workspace },
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    process: server,
    initialized,
    ...records,
    ...gestures(connection, records.publication),
  };
}

function listen(connection: MessageConnection, settings: (() => unknown) | undefined) {
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  const shown: string[] = [];
  const applied: ApplyWorkspaceEditParams[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const look of [...waiting]) look();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
    shown.push(message);
  });
  connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(() => settings?.() ?? null),
  );
  connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
    applied.push(params);
    return { applied: true };
  });
  connection.onRequest('client/registerCapability', () => null);
  const publication: Editor['publication'] = (fits) =>
    new Promise((resolve) => {
      const look = () => {
        const found = published.findLast(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { published, log, shown, applied, publication };
}

function gestures(connection: MessageConnection, publication: Editor['publication']) {
  return {
    open: (uri: string, text: string, languageId = 'yaml') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri: string, version: number, contentChanges: readonly Change[]) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges,
      }),
    close: (uri: string) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    diagnostics: async (uri: string, version: number) =>
      (await publication((params) => params.uri === uri && params.version === version)).diagnostics,
    actions: (uri: string, range: Range, context: Partial<CodeActionContext> = {}) =>
      connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...context },
      }),
    resolve: (action: CodeAction) => connection.sendRequest<CodeAction>('codeAction/resolve', action),
  };
}

/** The place of a text in a document, as a range. */
export function rangeOf(text: string, part: string): Range {
  const offset = text.indexOf(part);
  if (offset < 0) throw new Error(`The text has no ${JSON.stringify(part)}`);
  return { start: positionAt(text, offset), end: positionAt(text, offset + part.length) };
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** Diagnostics of one rule. */
export function of(rule: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ code }) => code === rule);
}

/** A client that can do everything this server has a use for. */
export const CAPABLE: ClientCapabilities = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      isPreferredSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};
