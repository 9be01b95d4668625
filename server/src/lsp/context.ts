import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Descriptions } from '../schema/descriptions.ts';
import type { Snapshot } from '../service/snapshot.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import type { Coexistence, LeftToOthers } from './coexistence.ts';
import type { Configuration } from './configuration.ts';
import type { Documents } from './documents.ts';
import type { FactStore } from './factStore.ts';
import type { Log } from './log.ts';
import type { Scheduler } from './scheduler.ts';
import type { ScopedSettings } from './settings.ts';
import type { WatchedFiles } from './watchedFiles.ts';
import type { Workspace } from './workspace.ts';

/** What handlers work with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly features: ClientFeatures;
  readonly log: Log;
  readonly settings: ScopedSettings;
  readonly configuration: Configuration;
  readonly documents: Documents;
  readonly scheduler: Scheduler;
  readonly facts: FactStore;
  readonly workspace: Workspace;
  readonly watched: WatchedFiles;
  readonly coexistence: Coexistence;
  /** For hovers and completion; read when first asked. */
  readonly descriptions: Descriptions;
}

/** Registers the handlers of one request and says what of it this server can do. */
export type Feature = (context: ServerContext) => ServerCapabilities;

/** One version of a document, with everything known about it. */
export interface View {
  readonly document: TextDocument;
  readonly version: number;
  readonly snapshot: Snapshot;
  /** What of it is somebody else's to show. */
  readonly left: LeftToOthers;
  /** How long it took to parse what is new in it. */
  readonly parseMilliseconds: number;
}

/** The document as it is now; undefined where it is not open, of another language, or switched off by its settings. */
export async function viewOf(context: ServerContext, uri: string): Promise<View | undefined> {
  if (!context.documents.get(uri)) return undefined;
  const { config, enable, coexistence } = await context.settings.of(uri);
  await context.workspace.settled;
  const document = context.documents.get(uri);
  if (!document || !enable) return undefined;
  const start = performance.now();
  const snapshot = context.documents.snapshot(document, config);
  return {
    document,
    version: document.version,
    snapshot,
    left: context.coexistence.leftOf(document, coexistence),
    parseMilliseconds: performance.now() - start,
  };
}
