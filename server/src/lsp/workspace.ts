import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { createDefinitionBudget } from '../host/definitionBudget.ts';
import type { WorkspaceHost } from '../host/workspaceHost.ts';
import { roleOf } from '../kube/facts/fileRole.ts';
import { isKustomizationFile } from '../kube/facts/readKustomization.ts';
import { factsOfFile } from '../service/fileFacts.ts';
import { splitSections } from '../syntax/sections.ts';
import type { Documents } from './documents.ts';
import type { FactStore } from './factStore.ts';
import type { Log } from './log.ts';
import type { WatchedFiles } from './watchedFiles.ts';

/** The files of the open folders. */
export interface Workspace {
  /** Resolves when the folders were read, or reading them takes so long that nobody should wait for it. */
  readonly settled: Promise<void>;
  /** The text of a file as it is now: that of the editor where it is open, else that of the disk. */
  readonly read: (uri: string) => string | undefined;
  /** What there is on the disk. */
  readonly kindOf: WorkspaceHost['kindOf'];
  /** Called when files changed what they say to others. */
  readonly onFactsChanged: (listener: () => void) => void;
}

/** More files than these are not read: what is said of the others is then less, never wrong. */
const MAX_FILES = 10_000;
const SLICE_MILLISECONDS = 15;
const PATIENCE_MILLISECONDS = 2_000;

interface Parts {
  readonly folders: readonly string[];
  readonly documents: Documents;
  readonly facts: FactStore;
  readonly host: WorkspaceHost;
  readonly log: Log;
  readonly watched: WatchedFiles;
}

/** Reads what the files of the folders say, in slices, and again when they change. Open documents speak for themselves. */
export function openWorkspace({ folders, documents, facts, host, log, watched }: Parts): Workspace {
  const listeners: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const budget = createDefinitionBudget(() =>
    log.warn(
      'There are so many CustomResourceDefinitions that objects of some kinds are not compared with them.',
    ),
  );
  const take = (uri: string): void => {
    budget.drop(uri);
    if (documents.isOpen(uri)) return;
    try {
      const text = host.read(uri);
      if (text === undefined || !mayTellFacts(text, uri)) facts.remove(uri);
      else facts.put(budget.take(factsOfFile(splitSections(text, undefined, roleOf(uri)), uri)));
    } catch (error) {
      log.failure(`Reading ${uri}`, error);
    }
  };
  const changing = (action: () => void): void => {
    const before = facts.current();
    action();
    if (facts.current() !== before) tell();
  };

  watched.onChanged((changes: readonly FileEvent[]) =>
    changing(() => {
      for (const { uri, type } of changes) {
        if (type !== FileChangeType.Deleted) take(uri);
        else {
          budget.drop(uri);
          if (!documents.isOpen(uri)) facts.remove(uri);
        }
      }
    }),
  );
  documents.onClosed((uri) => changing(() => take(uri)));

  const reading = readAll(folders, host, take, log).then(() => {
    if (folders.length > 0) tell();
  });
  return {
    settled: Promise.race([reading, delay(PATIENCE_MILLISECONDS)]),
    read: (uri) => documents.get(uri)?.getText() ?? host.read(uri),
    kindOf: host.kindOf,
    onFactsChanged: (listener) => listeners.push(listener),
  };
}

async function readAll(
  folders: readonly string[],
  host: WorkspaceHost,
  take: (uri: string) => void,
  log: Log,
): Promise<void> {
  for (const folder of folders) {
    await pause();
    const uris = host.list(folder);
    if (uris.length > MAX_FILES) log.warn(`Only ${MAX_FILES} of ${uris.length} files in ${folder} are read.`);
    let sliceStart = performance.now();
    for (const uri of uris.slice(0, MAX_FILES)) {
      take(uri);
      if (performance.now() - sliceStart < SLICE_MILLISECONDS) continue;
      await pause();
      sliceStart = performance.now();
    }
  }
}

/** A cheap look that lets most files that are no manifests go unparsed. */
function mayTellFacts(text: string, uri: string): boolean {
  return isKustomizationFile(uri) || (/\bapiVersion\b/.test(text) && /\bkind\b/.test(text));
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
