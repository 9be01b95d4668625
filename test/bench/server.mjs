/** A language server as a process of its own, driven as an editor drives it, with a clock. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** Nothing that is measured takes this long, in milliseconds. */
const PATIENCE = 60_000;
/** A server that does nothing for so long, in milliseconds, has done all that it had to do. */
const QUIET = 500;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Starts a server and introduces an editor to it.
 *
 * @param {readonly string[]} args what Node runs
 * @param {Record<string, unknown>} settings answers to `workspace/configuration`, by section
 * @param {string | null} folder the URI of the folder that is open in the editor, if one is
 * @param {NodeJS.ProcessEnv} env environment variables besides those of this process
 */
export async function startServer(args, settings, folder = null, env = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const server = new Server(child, connection);
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ section }) => settings[section] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: folder && [{ uri: folder, name: 'bench' }],
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: { publishDiagnostics: { versionSupport: true } },
    },
  });
  server.startMilliseconds = performance.now() - started;
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });
  return server;
}

class Server {
  #child;
  #connection;
  #versions = new Map();
  #published = [];
  #listeners = new Set();
  startMilliseconds = 0;

  constructor(child, connection) {
    this.#child = child;
    this.#connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.#published.push({ ...params, at: performance.now() });
      for (const listener of this.#listeners) listener();
    });
  }

  /** Opens a document and waits for its first diagnostics. */
  async open(uri, text) {
    this.#versions.set(uri, 1);
    return this.#timed(
      uri,
      1,
      () => true,
      () =>
        this.#connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId: 'yaml', version: 1, text },
        }),
    );
  }

  /**
   * Changes a document and waits for diagnostics of the new version that fit. A server that does not name versions tells them
   * apart by what it says, so each edit must change that.
   */
  async change(uri, change, fits) {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    return this.#timed(uri, version, fits, () =>
      this.#connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [change],
      }),
    );
  }

  /** Resident memory in MiB; undefined where the system does not tell. */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  /**
   * Waits until the server has been idle for half a second.
   *
   * @returns {Promise<number | undefined>} the milliseconds until then, without that half second; undefined after a fixed time
   * where the system does not tell how much a process works
   */
  async settled() {
    const started = performance.now();
    let worked = this.#ticks();
    let last = started;
    if (worked === undefined) {
      await pause(10_000);
      return undefined;
    }
    while (performance.now() - last < QUIET) {
      await pause(50);
      const ticks = this.#ticks();
      if (ticks - worked > 1) last = performance.now();
      worked = ticks;
    }
    return last - started;
  }

  /** The processor time of the server so far, in hundredths of a second; undefined where the system does not tell. */
  #ticks() {
    try {
      const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return undefined;
    }
  }

  /** Ends the server as an editor does. */
  async quit() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }

  async stop() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#connection.dispose();
    this.#child.kill();
    await ended;
  }

  async #timed(uri, version, fits, act) {
    this.#published.length = 0;
    const started = performance.now();
    await act();
    const { at, diagnostics } = await this.#publication(
      (params) => params.uri === uri && (params.version ?? version) === version && fits(params.diagnostics),
    );
    return { milliseconds: at - started, diagnostics };
  }

  #publication(fits) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new Error(
              `No diagnostics that fit came; the last: ${JSON.stringify(this.#published.at(-1)).slice(0, 500)}`,
            ),
          ),
        PATIENCE,
      );
      const look = () => {
        const found = this.#published.find(fits);
        if (!found) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(found);
      };
      this.#listeners.add(look);
      look();
    });
  }
}
