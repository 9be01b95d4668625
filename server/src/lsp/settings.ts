import {
  type Connection,
  DidChangeConfigurationNotification,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { Config } from '../config/config.ts';
import { composeConfig } from '../config/file/compose.ts';
import type { PlacedLayer } from '../config/file/load.ts';
import { type ReadLayer, readSettings } from '../config/file/read.ts';
import type { ConfigProblem } from '../config/file/spec.ts';
import type { CoexistenceChoice } from '../config/file/values.ts';
import { VOCABULARY } from '../service/configFile/vocabulary.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import type { Configuration } from './configuration.ts';
import type { Log } from './log.ts';

/** What holds for a document. */
export interface Settings {
  /** The same object as long as the same holds. */
  readonly config: Config;
  /** Whether anything is to be said at all. */
  readonly enable: boolean;
  /** What is left to other extensions. */
  readonly coexistence: CoexistenceChoice;
}

/** The settings that hold for each document: its configuration file, and above it what one person set in the editor. */
export interface ScopedSettings {
  /** The settings for a document. Editors resolve folders themselves, so the scope asked for is the document. */
  readonly of: (uri: string) => Promise<Settings>;
  /** Forgets what was cached for a document. */
  readonly forget: (uri: string) => void;
  /** Calls back after a change, when `of` answers anew. */
  readonly onChanged: (listener: () => void) => void;
}

interface Parts {
  readonly connection: Connection;
  readonly features: ClientFeatures;
  readonly log: Log;
  readonly configuration: Configuration;
  readonly today: () => string;
}

const SECTION = 'manifestGuard';

/**
 * Asks the client for settings, scope by scope, until they change. A client that cannot be asked may send them with
 * `workspace/didChangeConfiguration` or at the start; without any, configuration files hold, and the defaults.
 */
export function createScopedSettings({
  connection,
  features,
  log,
  configuration,
  today,
}: Parts): ScopedSettings {
  const personal = new Map<string, Promise<ReadLayer>>();
  const settled = new Map<string, Settings>();
  const listeners: (() => void)[] = [];
  const announce = createAnnouncer(connection, log);
  const readPersonal = remember((json: string) => readSettings(JSON.parse(json), VOCABULARY));
  const compose = createComposer(configuration);
  let given = features.initialSettings;
  let day = today();

  const fetch = async (uri: string): Promise<unknown> => {
    if (!features.answersConfiguration) return given;
    try {
      return await connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION });
    } catch (error) {
      log.failure('workspace/configuration', error);
      return undefined;
    }
  };
  const load = async (uri: string): Promise<ReadLayer> => {
    const read = readPersonal(JSON.stringify(await fetch(uri)) ?? 'null');
    announce.problems(read.problems);
    return read;
  };
  const tell = (): void => {
    settled.clear();
    for (const listener of listeners) listener();
  };

  connection.onDidChangeConfiguration(({ settings }) => {
    given = sectionOf(settings) ?? given;
    personal.clear();
    announce.forget();
    tell();
  });
  configuration.onChanged(tell);
  connection.onInitialized(() => {
    if (!features.registersConfigurationChange) return;
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: SECTION })
      .catch((error: unknown) => log.failure('Registering for settings', error));
  });

  return {
    of: async (uri) => {
      const asked = personal.get(uri) ?? load(uri);
      personal.set(uri, asked);
      const { layer } = await asked;
      if (day !== today()) {
        // Exemptions end with a day: what was read yesterday is read again.
        day = today();
        settled.clear();
        configuration.forget();
      }
      const known = settled.get(uri) ?? {
        config: compose(uri, layer, day),
        enable: layer.enable !== false,
        coexistence: layer.coexistence ?? 'auto',
      };
      settled.set(uri, known);
      return known;
    },
    forget: (uri) => {
      personal.delete(uri);
      settled.delete(uri);
    },
    onChanged: (listener) => listeners.push(listener),
  };
}

function remember<V>(compute: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** More configurations than these at once are hardly in use. */
const MAX_CONFIGS = 200;

/** Lays a person's settings over configuration files. Equal configurations are one object, so that nothing is judged twice. */
function createComposer(
  configuration: Configuration,
): (uri: string, personal: ReadLayer['layer'], today: string) => Config {
  const interned = new Map<string, Config>();
  return (uri, layer, today) => {
    const folder = configuration.baseOf(uri);
    const person: PlacedLayer = { layer, folder: folder ?? '' };
    const layers = [...(configuration.of(uri)?.layers ?? []), person];
    const config = composeConfig(layers, { today })(configuration.pathOf(uri));
    const key = JSON.stringify(config);
    const known = interned.get(key) ?? config;
    if (interned.size > MAX_CONFIGS) interned.clear();
    interned.set(key, known);
    return known;
  };
}

/** Tells the user about wrong settings, each set of problems once. */
function createAnnouncer(connection: Connection, log: Log) {
  const announced = new Set<string>();
  return {
    problems: (problems: readonly ConfigProblem[]): void => {
      const lines = problems.map(
        ({ path, message }) => `${path.map((step) => `${step}: `).join('')}${message}`,
      );
      const text = lines.join('\n');
      if (lines.length === 0 || announced.has(text)) return;
      announced.add(text);
      for (const line of lines) log.warn(`Settings (${SECTION}): ${line}`);
      const more = lines.length > 1 ? ` (and ${lines.length - 1} more, see the log)` : '';
      // As a notification: the library's own helper sends a request, which not every client answers.
      connection
        .sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: `Manifest Guard settings: ${lines[0]}${more}`,
        })
        .catch((error: unknown) => log.failure('window/showMessage', error));
    },
    forget: (): void => announced.clear(),
  };
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null || !(SECTION in settings)) return undefined;
  return settings[SECTION];
}
