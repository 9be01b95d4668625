// The two hosts that run the suite on the packaged extension: desktop VS Code, and the VS Code server with a headless browser.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostFolder, root } from '../../scripts/vscode-host/paths.mjs';
import { capture, SetupError } from '../../scripts/vscode-host/processes.mjs';

/** Publisher and name of the extension under test. */
export const extensionId = 'manifest-guard.manifest-guard';

const vsix = join(root, 'manifest-guard.vsix');
const developmentExtension = join(root, 'test', 'e2e', 'extension');
const suite = { extension: developmentExtension, tests: join(root, 'dist', 'e2e', 'suite.cjs') };
const beside = join(root, 'test', 'e2e', 'beside');

/** The suite that runs beside what stands for YAML by Red Hat. */
export const besideOthers = {
  extension: join(beside, 'red-hat-yaml'),
  tests: join(root, 'dist', 'e2e', 'beside.cjs'),
  workspace: join(beside, 'workspace'),
};
const yamlServer = join(root, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';

/** How long a window may take to load, and a suite to end where VS Code never says that it did, in milliseconds. */
const OPENING_TIME = 60_000;
const SUITE_TIME = 30 * 60_000;

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {object} Host
 * @property {string} logs folder of log files
 * @property {(workspace: string, suite?: Suite) => Promise<Counts>} runSuite
 * @property {((test: (window: OpenWindow) => Promise<void>, workspace: string) => Promise<void>) | undefined} withWindow
 * @property {() => string[]} pageErrors what the workbench's page reported about the extension
 * @property {() => Promise<void>} close
 * @typedef {{ extension: string, tests: string }} Suite folder of an extension under development, and the file whose run() is called
 * @typedef {{ workbench: import('../../scripts/vscode-host/workbench.mjs').Workbench, workspace: string }} OpenWindow
 */

/**
 * Which host to use: MANIFEST_GUARD_E2E_HOST, else desktop VS Code where it can be downloaded and shown.
 * @returns {Promise<'electron' | 'server'>}
 */
export async function chooseHost() {
  const asked = process.env.MANIFEST_GUARD_E2E_HOST;
  if (asked === 'electron' || asked === 'server') return asked;
  if (asked) throw new SetupError(`MANIFEST_GUARD_E2E_HOST is "${asked}"; it can be "electron" or "server".`);
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return display && (await reachable(DOWNLOADS)) ? 'electron' : 'server';
}

/** @param {string} address */
async function reachable(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

/**
 * A fresh folder for one run: profile, extensions, logs, workspaces.
 * @param {'electron' | 'server'} kind
 */
export function runFolder(kind) {
  const parent = kind === 'server' ? hostFolder : join(root, '.vscode-test');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'run-'));
}

/**
 * A copy of the test workspace and the samples that a test may change.
 * @param {string} folder of the run
 * @param {string} name
 */
export function freshWorkspace(folder, name) {
  const workspace = join(folder, name);
  cpSync(join(root, 'test', 'e2e', 'workspace'), workspace, { recursive: true });
  cpSync(join(root, 'samples'), join(workspace, 'samples'), { recursive: true });
  return workspace;
}

/**
 * Installs the packaged extension into a host and makes it ready.
 * @param {'electron' | 'server'} kind
 * @param {string} folder of the run
 * @param {Record<string, string>} [env] variables for the suite
 * @returns {Promise<Host>}
 */
export async function openHost(kind, folder, env = {}) {
  if (!existsSync(vsix) || !existsSync(suite.tests)) throw new SetupError('Run "npm run package" first.');
  const resultFile = join(folder, 'result.json');
  const suiteEnv = {
    ...env,
    MANIFEST_GUARD_E2E_RESULT: resultFile,
    MANIFEST_GUARD_E2E_YAML_SERVER: yamlServer,
  };
  return kind === 'server'
    ? serverHost(folder, suiteEnv, resultFile)
    : electronHost(folder, suiteEnv, resultFile);
}

/**
 * Counts of a finished run; a host that ended without telling any has failed.
 * @param {string} resultFile
 * @returns {Counts}
 */
function readCounts(resultFile) {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 };
  const counts = JSON.parse(readFileSync(resultFile, 'utf8'));
  rmSync(resultFile);
  return counts;
}

/**
 * @param {string} folder
 * @param {Record<string, string>} env
 * @param {string} resultFile
 * @returns {Promise<Host>}
 */
async function serverHost(folder, env, resultFile) {
  const { installHost } = await import('../../scripts/vscode-host/install.mjs');
  await installHost();
  const { installExtension, startServer, workbenchAddress } = await import(
    '../../scripts/vscode-host/server.mjs'
  );
  const { launchBrowser } = await import('../../scripts/vscode-host/browser.mjs');
  const { Workbench } = await import('../../scripts/vscode-host/workbench.mjs');
  const { watchConsole } = await import('./console.mjs');
  const places = { dataFolder: join(folder, 'data'), extensionsFolder: join(folder, 'extensions') };
  await installExtension(vsix, places.dataFolder, places.extensionsFolder);
  const server = await startServer({ ...places, env });
  const browser = await launchBrowser();
  /** @type {string[]} */
  const errors = [];
  const newPage = async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(OPENING_TIME);
    watchConsole(page, extensionId, errors);
    return page;
  };
  return {
    logs: join(places.dataFolder, 'data', 'logs'),
    pageErrors: () => errors,
    runSuite: async (workspace, { extension, tests } = suite) => {
      const page = await newPage();
      /** @type {NodeJS.Timeout | undefined} */
      let timer;
      const ended = new Promise((resolve, reject) => {
        page.exposeFunction('codeAutomationExit', resolve).catch(reject);
        page.on('crash', () => reject(new Error('the page crashed')));
        const tooLate = () => reject(new Error(`not done after ${SUITE_TIME / 60_000} minutes`));
        timer = setTimeout(tooLate, SUITE_TIME);
      });
      try {
        await Promise.all([page.goto(workbenchAddress(server.port, workspace, { extension, tests })), ended]);
      } catch (error) {
        console.log(`not ok - the suite in VS Code: ${error}`);
      } finally {
        clearTimeout(timer);
        await page.close();
      }
      return readCounts(resultFile);
    },
    withWindow: async (test, workspace) => {
      const page = await newPage();
      const workbench = new Workbench(page);
      try {
        await workbench.open(workbenchAddress(server.port, workspace));
        await test({ workbench, workspace });
      } finally {
        await page.close();
      }
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/**
 * @param {string} folder
 * @param {Record<string, string>} env
 * @param {string} resultFile
 * @returns {Promise<Host>}
 */
async function electronHost(folder, env, resultFile) {
  const electron = await import('@vscode/test-electron');
  const { quietSettings } = await import('../../scripts/vscode-host/server.mjs');
  const vscodeExecutablePath = await electron.downloadAndUnzipVSCode('stable');
  const [cli = 'code'] = electron.resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath);
  const places = [
    ...['--extensions-dir', join(folder, 'extensions')],
    ...['--user-data-dir', join(folder, 'data')],
  ];
  const userFolder = join(folder, 'data', 'User');
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(join(userFolder, 'settings.json'), JSON.stringify(quietSettings));
  await capture(cli, ['--install-extension', vsix, '--force', ...places]);
  return {
    logs: join(folder, 'data', 'logs'),
    pageErrors: () => [],
    withWindow: undefined,
    runSuite: async (workspace, { extension, tests } = suite) => {
      const options = {
        vscodeExecutablePath,
        extensionDevelopmentPath: extension,
        extensionTestsPath: tests,
        extensionTestsEnv: env,
        launchArgs: [workspace, ...places],
      };
      // The counts tell more than the exit code, which repeats them.
      await electron.runTests(options).catch((error) => console.log(String(error)));
      return readCounts(resultFile);
    },
    close: async () => {},
  };
}
