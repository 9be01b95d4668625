import {
  type Connection,
  DidChangeConfigurationNotification,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { readSettings, type Settings } from '../config/settings.ts';
import { RULES } from '../rules/index.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import type { Log } from './log.ts';

/** The settings that hold for each document. */
export interface ScopedSettings {
  /** The settings for a document. Editors resolve folders themselves, so the scope asked for is the document. */
  readonly of: (uri: string) => Promise<Settings>;
  /** Forgets what was cached for a document. */
  readonly forget: (uri: string) => void;
  /** Calls back after a change, when `of` answers anew. */
  readonly onChanged: (listener: () => void) => void;
}

const SECTION = 'manifestGuard';
const RULE_IDS: ReadonlySet<string> = new Set(RULES.map(({ meta }) => meta.id));

/**
 * Asks the client for settings, scope by scope, until they change. A client that cannot be asked may send them with
 * `workspace/didChangeConfiguration` or at the start; without any, the defaults hold.
 */
export function createScopedSettings(
  connection: Connection,
  features: ClientFeatures,
  log: Log,
): ScopedSettings {
  const cache = new Map<string, Promise<Settings>>();
  const interned = new Map<string, Settings>();
  const announced = new Set<string>();
  const listeners: (() => void)[] = [];
  let given = features.initialSettings;

  const fetch = async (uri: string): Promise<unknown> => {
    if (!features.answersConfiguration) return given;
    try {
      return await connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION });
    } catch (error) {
      log.failure('workspace/configuration', error);
      return undefined;
    }
  };

  const load = async (uri: string): Promise<Settings> => {
    const value = await fetch(uri);
    const key = JSON.stringify(value) ?? '';
    const settings = interned.get(key) ?? readSettings(value, RULE_IDS);
    interned.set(key, settings);
    announce(settings.problems);
    return settings;
  };

  const announce = (problems: readonly string[]): void => {
    const text = problems.join('\n');
    if (problems.length === 0 || announced.has(text)) return;
    announced.add(text);
    for (const problem of problems) log.warn(`Settings (${SECTION}): ${problem}`);
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more, see the log)` : '';
    // As a notification: the library's own helper sends a request, which not every client answers.
    connection
      .sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `Manifest Guard settings: ${problems[0]}${more}`,
      })
      .catch((error: unknown) => log.failure('window/showMessage', error));
  };

  connection.onDidChangeConfiguration(({ settings }) => {
    given = sectionOf(settings) ?? given;
    cache.clear();
    announced.clear();
    for (const listener of listeners) listener();
  });
  connection.onInitialized(() => {
    if (!features.registersConfigurationChange) return;
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: SECTION })
      .catch((error: unknown) => log.failure('Registering for settings', error));
  });

  return {
    of: (uri) => {
      const known = cache.get(uri) ?? load(uri);
      cache.set(uri, known);
      return known;
    },
    forget: (uri) => cache.delete(uri),
    onChanged: (listener) => listeners.push(listener),
  };
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null || !(SECTION in settings)) return undefined;
  return settings[SECTION];
}
