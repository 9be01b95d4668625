import {
  type CompletionClientCapabilities,
  CompletionItemTag,
  type InitializeParams,
  InsertTextMode,
} from 'vscode-languageserver';
import type { Elsewhere, InitializationOptions } from './protocol.ts';

type CompletionItemCapabilities = CompletionClientCapabilities['completionItem'];

/** What the client can do with completions. */
export interface CompletionClient {
  /** Takes placeholders. */
  readonly snippets: boolean;
  /** Can be told to leave the indentation of further lines as it is. */
  readonly asIs: boolean;
  /** Has a place for details behind the label. */
  readonly labelDetails: boolean;
  readonly markdown: boolean;
  /** Can show what is deprecated. */
  readonly tags: boolean;
  /** Offers the snippets of the extension itself. */
  readonly hasSnippets: boolean;
  /** Its command that opens completion once more. */
  readonly suggestCommand: string | undefined;
}

/** What the client can do, as far as anything here depends on it. */
export interface ClientFeatures {
  /** Diagnostics are asked for by the client instead of published. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  /** Wants to be asked for news of settings. */
  readonly registersConfigurationChange: boolean;
  /** Edits of code actions may be computed when one is chosen. */
  readonly lazyEdits: boolean;
  /** Edits may name the version they are for. */
  readonly versionedEdits: boolean;
  readonly snippetEdits: boolean;
  readonly appliesEdits: boolean;
  /** Edits may ask to be looked at before they are made. */
  readonly annotatesEdits: boolean;
  /** Edits may make files. */
  readonly createsFiles: boolean;
  /** Wants to be asked for news of files. */
  readonly watchesFiles: boolean;
  /** URIs of the folders that are open. */
  readonly folders: readonly string[];
  readonly markdownHovers: boolean;
  /** Shows symbols as a tree. */
  readonly nestedSymbols: boolean;
  /** Asks for the place of a symbol of the workspace when one is chosen. */
  readonly lazySymbols: boolean;
  /** No more folding ranges than these are wanted. */
  readonly maxFolds: number;
  readonly completion: CompletionClient;
  readonly status: boolean;
  /** The client's command that shows the page of a rule. */
  readonly rulePageCommand: string | undefined;
  /** Opens links such as `file.yaml#L12` at their line. */
  readonly lineLinks: boolean;
  /** Another server does for configuration files what their JSON schema can do. */
  readonly schemaServedElsewhere: boolean;
  /** What others in the same editor do, as far as was known at the start. */
  readonly elsewhere: Elsewhere;
  /** Settings given once, at the start. */
  readonly initialSettings: unknown;
}

/** Reads what a client declares. Everything is optional there. */
export function readClientFeatures(params: InitializeParams): ClientFeatures {
  const { textDocument, workspace } = params.capabilities;
  const options = readOptions(params.initializationOptions);
  const action = textDocument?.codeAction;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && options.diagnostics !== 'push',
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfigurationChange: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    lazyEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    appliesEdits: workspace?.applyEdit === true,
    annotatesEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []),
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    lazySymbols: workspace?.symbol?.resolveSupport?.properties.includes('location.range') === true,
    maxFolds: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    markdownHovers: textDocument?.hover?.contentFormat?.includes('markdown') !== false,
    completion: readCompletion(textDocument?.completion?.completionItem, options),
    status: options.status === true,
    rulePageCommand: typeof options.rulePageCommand === 'string' ? options.rulePageCommand : undefined,
    lineLinks: options.lineLinks === true,
    schemaServedElsewhere: options.configSchema === 'elsewhere',
    elsewhere: options.elsewhere ?? {},
    initialSettings: options.settings,
  };
}

function readCompletion(item: CompletionItemCapabilities, options: InitializationOptions): CompletionClient {
  return {
    snippets: item?.snippetSupport === true,
    asIs: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    labelDetails: item?.labelDetailsSupport === true,
    markdown: item?.documentationFormat?.includes('markdown') !== false,
    tags: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true,
    hasSnippets: options.snippets === 'elsewhere',
    suggestCommand: options.suggestCommand,
  };
}

function readOptions(value: unknown): InitializationOptions {
  return typeof value === 'object' && value !== null ? value : {};
}
