import { type Connection, DidChangeWatchedFilesNotification, type FileEvent } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import type { Log } from './log.ts';

/** News of files that change on disk. */
export interface WatchedFiles {
  readonly onChanged: (listener: (changes: readonly FileEvent[]) => void) => void;
}

const MANIFESTS = '**/*.{yaml,yml,json}';

/** Asks the client to watch the files that may matter here, where it can. */
export function watchFiles(connection: Connection, features: ClientFeatures, log: Log): WatchedFiles {
  const listeners: ((changes: readonly FileEvent[]) => void)[] = [];
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const listener of listeners) listener(changes);
  });
  connection.onInitialized(() => {
    if (!features.watchesFiles) return;
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: MANIFESTS }] })
      .catch((error: unknown) => log.failure('Registering for files', error));
  });
  return { onChanged: (listener) => listeners.push(listener) };
}
