import {
  type Connection,
  type InitializeResult,
  PositionEncodingKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { localDay } from '../host/configFiles.ts';
import type { WorkspaceHost } from '../host/workspaceHost.ts';
import { lazyDescriptions } from '../schema/descriptions.ts';
import { type ClientFeatures, readClientFeatures } from './clientFeatures.ts';
import { createCoexistence } from './coexistence.ts';
import { createConfiguration } from './configuration.ts';
import type { Feature, ServerContext } from './context.ts';
import { createDocuments } from './documents.ts';
import { createFactStore } from './factStore.ts';
import { codeActions } from './handlers/codeActions.ts';
import { completion } from './handlers/completion.ts';
import { configFile } from './handlers/configFile.ts';
import { diagnostics } from './handlers/diagnostics.ts';
import { executeCommand } from './handlers/executeCommand.ts';
import { fixAllPreview } from './handlers/fixAllPreview.ts';
import { hovers } from './handlers/hover.ts';
import { navigation } from './handlers/navigation.ts';
import { renaming } from './handlers/rename.ts';
import { rulePages } from './handlers/rulePages.ts';
import { structure } from './handlers/structure.ts';
import { createLog } from './log.ts';
import { createScheduler } from './scheduler.ts';
import { createScopedSettings } from './settings.ts';
import { watchFiles } from './watchedFiles.ts';
import { openWorkspace } from './workspace.ts';

const FEATURES: readonly Feature[] = [
  diagnostics,
  codeActions,
  hovers,
  structure,
  navigation,
  renaming,
  completion,
  executeCommand,
  fixAllPreview,
  rulePages,
  configFile,
];

/** Serves a client on a connection, until the client ends it. Knows neither streams nor processes. */
export function startServer(connection: Connection, host: WorkspaceHost): void {
  connection.onInitialize((params): InitializeResult => {
    const context = createContext(connection, readClientFeatures(params), host);
    const parts = FEATURES.map((feature) => feature(context));
    const capabilities: ServerCapabilities = Object.assign({}, ...parts);
    return {
      capabilities: { ...capabilities, positionEncoding: PositionEncodingKind.UTF16 },
      serverInfo: { name: 'Manifest Guard' },
    };
  });
  connection.listen();
}

function createContext(connection: Connection, features: ClientFeatures, host: WorkspaceHost): ServerContext {
  const log = createLog(connection);
  const facts = createFactStore();
  const documents = createDocuments(connection, facts);
  const watched = watchFiles(connection, features, log);
  const today = localDay;
  const configuration = createConfiguration({ folders: features.folders, documents, watched, today });
  const workspace = openWorkspace({ folders: features.folders, documents, facts, host, log, watched });
  return {
    connection,
    features,
    log,
    settings: createScopedSettings({ connection, features, log, configuration, today }),
    configuration,
    documents,
    scheduler: createScheduler(log),
    facts,
    workspace,
    watched,
    coexistence: createCoexistence(connection, features),
    descriptions: lazyDescriptions(host.readOwn, log.warn),
  };
}
