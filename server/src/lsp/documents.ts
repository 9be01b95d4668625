import { type Connection, type Event, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Config } from '../config/config.ts';
import { type Facts, NO_FACTS } from '../rules/facts.ts';
import { createSnapshot, factsOfFile, mergeFacts, type Snapshot } from '../service/snapshot.ts';

/** The open documents that may hold manifests. */
export interface Documents {
  /** The document as it is now; undefined where it is not open or of another language. */
  readonly get: (uri: string) => TextDocument | undefined;
  readonly uris: () => readonly string[];
  /** The snapshot of the document as it is now; the same object as long as nothing that it depends on changed. */
  readonly snapshot: (document: TextDocument, config: Config) => Snapshot;
  /** What all open documents but one say. */
  readonly factsBeside: (uri: string) => Facts;
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
  readonly others: Facts;
  readonly snapshot: Snapshot;
  readonly facts: Facts;
}

/** Keeps the documents that the client opens, by incremental synchronisation. */
export function createDocuments(connection: Connection): Documents {
  const texts = new TextDocuments(TextDocument);
  const held = new Map<string, Held>();
  const factListeners: ((uri: string) => void)[] = [];
  const isOurs = (document: TextDocument): boolean => LANGUAGES.has(document.languageId);

  const factsBeside = (uri: string): Facts =>
    mergeFacts([...held].filter(([other]) => other !== uri).map(([, { facts }]) => facts));

  const snapshot = (document: TextDocument, config: Config): Snapshot => {
    const { uri, version } = document;
    const known = held.get(uri);
    const others = factsBeside(uri);
    if (known?.version === version && known.config === config && sameFacts(known.others, others)) {
      return known.snapshot;
    }
    const fresh = createSnapshot(document.getText(), config, known?.snapshot, others);
    const facts = factsOfFile(fresh.file);
    held.set(uri, { version, config, others, snapshot: fresh, facts });
    if (!sameFacts(known?.facts ?? NO_FACTS, facts)) tell(uri);
    return fresh;
  };

  const tell = (uri: string): void => {
    for (const listener of factListeners) listener(uri);
  };

  texts.onDidClose(({ document }) => {
    const facts = held.get(document.uri)?.facts ?? NO_FACTS;
    held.delete(document.uri);
    if (!sameFacts(facts, NO_FACTS)) tell(document.uri);
  });
  texts.listen(connection);

  return {
    get: (uri) => {
      const document = texts.get(uri);
      return document && isOurs(document) ? document : undefined;
    },
    uris: () =>
      texts
        .all()
        .filter(isOurs)
        .map(({ uri }) => uri),
    snapshot,
    factsBeside,
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

const sameFacts = (a: Facts, b: Facts): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
