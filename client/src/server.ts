import {
  CancellationTokenSource,
  type Disposable,
  extensions,
  type LogOutputChannel,
  type Position,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  CodeActionResolveRequest,
  type ConfigurationItem,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  ELSEWHERE_NOTIFICATION,
  type InitializationOptions,
  STATUS_NOTIFICATION,
  type StatusParams,
} from '../../server/src/lsp/protocol.ts';
import type { Coexistence } from './coexistence.ts';
import { tickAll } from './confirmation.ts';
import { explicitValue } from './explicitSettings.ts';
import type { LastingCommands } from './lastingCommands.ts';
import { LANGUAGES } from './manifestText.ts';
import type { MenuAction } from './menuGroups.ts';
import { createRestartPolicy } from './restartPolicy.ts';
import { linkToPages, RULE_PAGE_COMMAND } from './ruleLinks.ts';
import { shortenMenu } from './shortMenu.ts';

/** The language server as the rest of the extension sees it. */
export interface Server extends Disposable {
  /** Starts the server where it does not run yet; resolves when it answers. */
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Starts the server where needed and asks it. */
  readonly request: <R>(method: string, params: unknown) => Promise<R>;
  /** The edit of one of its code actions, and the files that it changes. */
  readonly resolve: (action: MenuAction) => Promise<ResolvedEdit>;
  /** Called with every status that the server tells. */
  readonly onStatus: (listener: (status: StatusParams) => void) => void;
  /** Called when the server crashed too often to be started again. */
  readonly onGivenUp: (listener: () => void) => void;
  /** Process id while the server runs. */
  readonly processId: () => number | undefined;
}

/** What a code action does. */
export interface ResolvedEdit {
  readonly edit: WorkspaceEdit;
  readonly files: readonly Uri[];
}

const MAX_CRASHES = 5;
const CRASH_SPAN_MINUTES = 3;
const SHOW_LOG = 'Show Log';
const RESTART = 'Restart';

/** Where the server's program is, and where Node may keep it compiled for the next start. */
export interface ServerProgram {
  readonly module: string;
  readonly codeCache: string;
}

/** What the server works with. */
export interface Surroundings {
  readonly output: LogOutputChannel;
  readonly others: Coexistence;
  readonly lasting: LastingCommands;
}

/** Makes the server, not started yet. */
export function createServer(program: ServerProgram, surroundings: Surroundings): Server {
  const { output, others } = surroundings;
  const policy = createRestartPolicy(MAX_CRASHES, CRASH_SPAN_MINUTES * 60_000);
  const listeners: ((status: StatusParams) => void)[] = [];
  const givenUpListeners: (() => void)[] = [];
  let client: LanguageClient | undefined;
  let starting: Promise<void> | undefined;

  const closed = (): CloseHandlerResult => {
    if (policy.crashed(performance.now()) === 'restart') {
      void tellRestart(output);
      return { action: CloseAction.Restart, handled: true };
    }
    for (const listener of givenUpListeners) listener();
    void tellGivingUp(output).then((choice) => (choice === RESTART ? restart() : undefined));
    return { action: CloseAction.DoNotRestart, handled: true };
  };

  const launch = async (): Promise<void> => {
    client = createClient(program, surroundings, closed);
    client.onNotification(STATUS_NOTIFICATION, (status: StatusParams) => {
      for (const listener of listeners) listener(status);
    });
    keepTold(client, others);
    await client.start();
  };
  others.onChanged((elsewhere) => {
    if (client?.isRunning()) void client.sendNotification(ELSEWHERE_NOTIFICATION, elsewhere);
  });

  const stop = async (): Promise<void> => {
    const old = client;
    client = undefined;
    starting = undefined;
    await old?.dispose().catch((error: unknown) => output.warn(`Stopping the server: ${String(error)}`));
  };

  const start = (): Promise<void> => {
    starting ??= launch();
    return starting;
  };

  const restart = async (): Promise<void> => {
    await stop();
    policy.reset();
    await start();
  };

  const running = async (): Promise<LanguageClient> => {
    await start();
    if (!client) throw new Error('The language server is not running.');
    return client;
  };

  return {
    start,
    restart,
    request: async (method, params) => (await running()).sendRequest(method, params),
    resolve: async (action) => resolveAction(await running(), action),
    onStatus: (listener) => listeners.push(listener),
    onGivenUp: (listener) => givenUpListeners.push(listener),
    processId: () => client?.serverProcess?.pid,
    dispose: () => stop(),
  };
}

function createClient(
  { module, codeCache }: ServerProgram,
  { output, others, lasting }: Surroundings,
  closed: () => CloseHandlerResult,
): LanguageClient {
  const initializationOptions = (): InitializationOptions => ({
    diagnostics: 'push',
    status: true,
    elsewhere: others.current(),
    snippets: 'elsewhere',
    lineLinks: true,
    suggestCommand: 'editor.action.triggerSuggest',
    rulePageCommand: RULE_PAGE_COMMAND,
    ...(isSchemaServed() ? { configSchema: 'elsewhere' } : {}),
  });
  const options: LanguageClientOptions = {
    documentSelector: schemes().flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    outputChannel: output,
    initializationOptions,
    markdown: { isTrusted: { enabledCommands: [RULE_PAGE_COMMAND] } },
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => {
        linkToPages(diagnostics);
        others.show(uri, diagnostics, next);
      },
      provideCodeActions: async (document, range, context, token, next) =>
        shortenMenu(await next(document, range, context, token), lasting),
      resolveCodeAction: async (item, token) => {
        const action: MenuAction = item;
        // An entry that asks is complete.
        if (action.data === undefined) return item;
        const { edit } = await resolveAction(client, action, token);
        return Object.assign(item, { edit });
      },
      workspace: { configuration: ({ items }) => items.map(explicitSettings) },
    },
    errorHandler: {
      error: (_error, _message, count) => ({
        action: count !== undefined && count > 3 ? ErrorAction.Shutdown : ErrorAction.Continue,
      }),
      closed,
    },
  };
  const env = { ...process.env, NODE_COMPILE_CACHE: codeCache };
  const run = { module, args: ['lsp'], transport: TransportKind.ipc, options: { env } };
  const debug = { ...run, options: { env, execArgv: ['--nolazy', '--inspect=6009'] } };
  const client = new LanguageClient('manifestGuard', 'Manifest Guard', { run, debug }, options);
  return client;
}

/** While a server starts, others may come or go: what it was told with its start is then no longer true. */
function keepTold(client: LanguageClient, others: Coexistence): void {
  let beforeStart = others.current();
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) beforeStart = others.current();
    else if (newState === State.Running && others.current() !== beforeStart)
      void client.sendNotification(ELSEWHERE_NOTIFICATION, others.current());
  });
}

async function resolveAction(
  client: LanguageClient,
  { title, data }: MenuAction,
  token = new CancellationTokenSource().token,
): Promise<ResolvedEdit> {
  const { protocol2CodeConverter: fromProtocol } = client;
  const resolved = await client.sendRequest(CodeActionResolveRequest.type, { title, data }, token);
  const edit = await fromProtocol.asWorkspaceEdit(resolved.edit && tickAll(resolved.edit, endOf), token);
  if (!edit) throw new Error('There is nothing to change.');
  const changes = (resolved.edit?.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change ? [change.textDocument.uri] : [],
  );
  return { edit, files: changes.map((uri) => fromProtocol.asUri(uri)) };
}

function endOf(uri: string): Position | undefined {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === Uri.parse(uri).toString());
  return document?.lineAt(document.lineCount - 1).range.end;
}

/** Whether the YAML extension of Red Hat is there, which completes and validates by the schemas that extensions contribute. */
function isSchemaServed(): boolean {
  const yaml = workspace.getConfiguration('yaml');
  const isOn = ['completion', 'hover', 'validate'].every((name) => yaml.get(name) !== false);
  return extensions.getExtension('redhat.vscode-yaml') !== undefined && isOn;
}

/** What somebody set in a section, without the defaults of package.json. */
function explicitSettings({ scopeUri, section = '' }: ConfigurationItem): unknown {
  const settings = workspace.getConfiguration(section, scopeUri === undefined ? null : Uri.parse(scopeUri));
  const entries = Object.keys(settings)
    .filter((name) => typeof settings[name] !== 'function')
    .map((name) => [name, explicitValue(settings.inspect(name) ?? {})] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Where documents of a workspace live. Old versions in diff views (`git:` and such) are not judged. */
function schemes(): string[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', ...folders])];
}

/** Whether the server is told of a document. */
export function isServed(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && isServedScheme(document.uri);
}

function isServedScheme({ scheme }: Uri): boolean {
  return schemes().includes(scheme);
}

async function tellRestart(output: LogOutputChannel): Promise<void> {
  output.warn('The language server stopped unexpectedly and is started again.');
  const choice = await window.showWarningMessage(
    'Manifest Guard: the language server stopped unexpectedly and was restarted.',
    SHOW_LOG,
  );
  if (choice === SHOW_LOG) output.show();
}

async function tellGivingUp(output: LogOutputChannel): Promise<string | undefined> {
  const text = `the language server stopped ${MAX_CRASHES} times within ${CRASH_SPAN_MINUTES} minutes and is not started again. Your files are no longer checked.`;
  output.error(text);
  const choice = await window.showErrorMessage(`Manifest Guard: ${text}`, RESTART, SHOW_LOG);
  if (choice === SHOW_LOG) output.show();
  return choice;
}
