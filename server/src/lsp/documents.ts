import { type Connection, type Event, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Config } from '../config/config.ts';
import { createSnapshot, type Snapshot } from '../service/snapshot.ts';
import type { FactStore } from './factStore.ts';

/** The open documents that may hold manifests. */
export interface Documents {
  /** The document as it is now; undefined where it is not open or of another language. */
  readonly get: (uri: string) => TextDocument | undefined;
  /** Whether the client has the document open, whatever its language. */
  readonly isOpen: (uri: string) => boolean;
  readonly uris: () => readonly string[];
  /** The snapshot of the document as it is now; the same object as long as nothing that it depends on changed. */
  readonly snapshot: (document: TextDocument, config: Config) => Snapshot;
  readonly onChanged: (listener: (uri: string) => void) => void;
  readonly onClosed: (listener: (uri: string) => void) => void;
  /** Called with the document whose facts changed. */
  readonly onFactsChanged: (listener: (uri: string) => void) => void;
}

/** Templates (`helm`) and other dialects of YAML have languages of their own, and are none of ours. */
const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'json', 'jsonc']);

interface Held {
  readonly version: number;
  readonly config: Config;
  readonly snapshot: Snapshot;
}

/** Keeps the documents that the client opens, by incremental synchronisation. */
export function createDocuments(connection: Connection, facts: FactStore): Documents {
  const texts = new TextDocuments(TextDocument);
  const held = new Map<string, Held>();
  const factListeners: ((uri: string) => void)[] = [];
  const isOurs = (document: TextDocument): boolean => LANGUAGES.has(document.languageId);

  const snapshot = (document: TextDocument, config: Config): Snapshot => {
    const { uri, version } = document;
    const known = held.get(uri);
    const isCurrent = known?.version === version && known.config === config;
    if (isCurrent && known.snapshot.context.facts === facts.current()) return known.snapshot;
    const fresh = createSnapshot(document.getText(), config, {
      file: uri,
      previous: known?.snapshot,
      known: facts.current(),
      factsWith: facts.currentWith,
    });
    held.set(uri, { version, config, snapshot: fresh });
    if (known ? known.snapshot.facts !== fresh.facts : saysAnything(fresh)) tell(uri);
    return fresh;
  };

  const tell = (uri: string): void => {
    for (const listener of factListeners) listener(uri);
  };

  texts.onDidClose(({ document }) => {
    const last = held.get(document.uri);
    held.delete(document.uri);
    facts.remove(document.uri);
    if (last && saysAnything(last.snapshot)) tell(document.uri);
  });
  texts.listen(connection);

  return {
    get: (uri) => {
      const document = texts.get(uri);
      return document && isOurs(document) ? document : undefined;
    },
    isOpen: (uri) => texts.get(uri) !== undefined,
    uris: () =>
      texts
        .all()
        .filter(isOurs)
        .map(({ uri }) => uri),
    snapshot,
    onChanged: (listener) => ourUris(texts.onDidChangeContent, isOurs, listener),
    onClosed: (listener) => ourUris(texts.onDidClose, isOurs, listener),
    onFactsChanged: (listener) => factListeners.push(listener),
  };
}

function ourUris(
  event: Event<{ readonly document: TextDocument }>,
  isOurs: (document: TextDocument) => boolean,
  listener: (uri: string) => void,
): void {
  event(({ document }) => {
    if (isOurs(document)) listener(document.uri);
  });
}

const saysAnything = ({ facts }: Snapshot): boolean => facts.sections.length > 0;
