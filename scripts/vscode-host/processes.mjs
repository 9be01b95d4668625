// Small helpers around child processes. They use Node built-ins only, since they run before anything is installed.
import { spawn } from 'node:child_process';
import { accessSync, constants, createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** An error whose message is meant for the person at the terminal: printed without a stack trace. */
export class SetupError extends Error {}

/**
 * Runs a command to its end with its output on this terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] quiet shows the output only when the command fails
 * @returns {Promise<void>} rejects with a SetupError when the command cannot start or does not exit with 0
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    child.on('error', (error) => reject(new SetupError(`${command} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      reject(new SetupError(`"${[command, ...args].join(' ')}" ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/**
 * Runs a command and returns what it writes to standard output and standard error.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} rejects with a SetupError that carries the output
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => reject(new SetupError(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new SetupError(`${command} ended with exit code ${code}\n${output}`)),
    );
  });
}

/**
 * The full path of an executable on PATH, or undefined.
 * @param {string} name
 * @returns {string | undefined}
 */
export function which(name) {
  const suffixes = process.platform === 'win32' ? ['.cmd', '.exe', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const suffix of suffixes) {
      const path = join(folder, name + suffix);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder: the next one.
      }
    }
  }
  return undefined;
}

/**
 * Starts a long-running process in its own process group, so that it can be ended with all its children.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, log: string }} options log: file that receives the output
 * @returns {import('node:child_process').ChildProcess}
 */
export function startGroup(command, args, options) {
  const log = createWriteStream(options.log, { flags: 'a' });
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log, { end: false });
  endWithThisProcess(child);
  return child;
}

/**
 * A process group of its own outlives the one that started it, unless that ends it. Signals lead here by way of runMain.
 * @param {import('node:child_process').ChildProcess} child
 */
function endWithThisProcess(child) {
  const end = () => {
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
}

/**
 * Ends a process started by startGroup and all its children: politely first, by force when it is not gone after `grace` milliseconds.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [grace]
 * @returns {Promise<void>}
 */
export async function endGroup(child, grace = 5000) {
  const { pid } = child;
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  if (!(await eventually(() => !groupLives(pid), grace))) signalGroup(pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false; // Already gone.
  }
}

/** @param {number} pid */
function groupLives(pid) {
  return signalGroup(pid, 0);
}

/**
 * A TCP port that is free on the loopback address right now.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * Polls a condition until it holds.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeout milliseconds
 * @returns {Promise<boolean>} false when the time is over
 */
export async function eventually(condition, timeout) {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/**
 * Runs a script's main function; a SetupError becomes one line on standard error and exit code 2. Ctrl+C ends the script and what it started.
 * @param {() => Promise<number | void>} main returns the exit code
 * @param {{ interrupted?: number }} [options] exit code after Ctrl+C, where that is the normal way to end
 * @returns {Promise<void>}
 */
export async function runMain(main, { interrupted = 130 } = {}) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, () => process.exit(interrupted));
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = error instanceof SetupError ? 2 : 1;
  }
}
