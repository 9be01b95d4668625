// Starts and stops the VS Code server that install.mjs has put into .vscode-host/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { hostNode, vscode } from './paths.mjs';
import { capture, endGroup, eventually, freePort, SetupError, startGroup } from './processes.mjs';

const node = join(hostNode.bin, 'node');
const serverMain = join(vscode, 'out', 'server-main.js');

/** Quiet, repeatable and offline: what tests and pictures want of VS Code. */
export const quietSettings = {
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  // Nothing moves by itself, so that pictures are repeatable.
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
};

/**
 * @typedef {object} VsCodeServer
 * @property {number} port
 * @property {string} dataFolder logs are in its folder data/logs
 * @property {number | undefined} pid
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended resolves when the server is gone
 */

/**
 * Starts the server on the loopback address and waits until it answers.
 * @param {object} options
 * @param {string} options.dataFolder
 * @param {string} options.extensionsFolder
 * @param {number} [options.port] default: a free one
 * @param {Record<string, unknown>} [options.settings] user settings, default quietSettings
 * @param {boolean} [options.tests] allows extensionTestsPath in the address
 * @param {NodeJS.ProcessEnv} [options.env] additional variables, which the extension host sees too
 * @returns {Promise<VsCodeServer>}
 */
export async function startServer({
  dataFolder,
  extensionsFolder,
  port,
  settings = quietSettings,
  tests = true,
  env: extra = {},
}) {
  const userFolder = join(dataFolder, 'data', 'User');
  for (const folder of [userFolder, extensionsFolder]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(userFolder, 'settings.json'), JSON.stringify(settings, null, 2));
  const usedPort = port ?? (await freePort());
  const log = join(dataFolder, 'server.log');
  const args = [
    ...['--host', '127.0.0.1', '--port', String(usedPort)],
    ...['--server-data-dir', dataFolder, '--user-data-dir', join(dataFolder, 'data')],
    ...['--extensions-dir', extensionsFolder, '--telemetry-level', 'off'],
    ...['--without-connection-token', '--accept-server-license-terms'],
    ...(tests ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = startGroup(node, [serverMain, ...args], {
    log,
    env: { ...serverEnvironment(), ...extra },
  });
  const ended = new Promise((resolve) => child.once('exit', () => resolve(undefined)));
  const server = { ended, port: usedPort, dataFolder, pid: child.pid, stop: () => endGroup(child) };
  const answered = await eventually(() => child.exitCode !== null || answers(usedPort), 60_000);
  if (!answered || child.exitCode !== null) {
    await server.stop();
    throw new SetupError(`The VS Code server did not start on port ${usedPort}; see ${log}`);
  }
  return server;
}

/**
 * Installs a packaged extension into an extensions folder.
 * @param {string} vsix path of the .vsix file
 * @param {string} dataFolder
 * @param {string} extensionsFolder
 * @returns {Promise<void>}
 */
export async function installExtension(vsix, dataFolder, extensionsFolder) {
  mkdirSync(extensionsFolder, { recursive: true });
  const args = ['--install-extension', vsix, '--force', '--extensions-dir', extensionsFolder];
  const output = await capture(node, [serverMain, ...args, '--server-data-dir', dataFolder], {
    env: serverEnvironment(),
  });
  if (!output.includes('successfully installed'))
    throw new SetupError(`${vsix} was not installed:\n${output}`);
}

/**
 * The address that opens a folder in the server's workbench.
 * @param {number} port
 * @param {string} folder absolute path
 * @param {{ extension?: string, tests?: string, web?: boolean }} [options] extension: folder of an extension under development;
 *   tests: file whose run() the extension host calls; web: run the extension's browser entry
 * @returns {string}
 */
export function workbenchAddress(port, folder, { extension, tests, web } = {}) {
  const remote = `vscode-remote://127.0.0.1:${port}`;
  const payload = [['skipWelcome', 'true']];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote + extension]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote + tests]);
  if (web) payload.push(['extensionDevelopmentKind', 'web']);
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

/** Without the variables of a VS Code terminal in which the tests may have been started, which would confuse the server. */
function serverEnvironment() {
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('VSCODE_')));
  return { ...rest, PATH: `${hostNode.bin}${delimiter}${env.PATH}` };
}

/** @param {number} port */
async function answers(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/version`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
}
