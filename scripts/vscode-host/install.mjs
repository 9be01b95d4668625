#!/usr/bin/env node
// Installs the VS Code server into .vscode-host/. Runs on Node 20 before anything else is installed; after it, no network is needed.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { argv, env, getuid, platform, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser-path.mjs';
import { codeServer, hostFolder, hostNode, stampFile, templateFolder, vscode } from './paths.mjs';
import { capture, run, runMain, SetupError, which } from './processes.mjs';

/** Debian packages by what shows that they are not needed: an executable on PATH, a header, a browser. */
const debianPackages = [
  { name: 'chromium', present: () => findBrowser() !== undefined },
  { name: 'libkrb5-dev', present: () => existsSync('/usr/include/gssapi/gssapi.h') },
  { name: 'pkg-config', present: () => which('pkg-config') !== undefined },
  { name: 'python3', present: () => which('python3') !== undefined },
  { name: 'make', present: () => which('make') !== undefined },
  { name: 'g++', present: () => which('g++') !== undefined },
];

/**
 * Makes the host ready; does nothing when it already is.
 * @param {(line: string) => void} [log]
 * @returns {Promise<void>} rejects with a SetupError that says what is missing and how to get it
 */
export async function installHost(log = console.log) {
  if (platform !== 'linux') {
    throw new SetupError(
      'The VS Code server is installed on Linux only. Put the command "code" of your VS Code on PATH instead ' +
        '(Command Palette: "Shell Command: Install \'code\' command in PATH").',
    );
  }
  const stamp = wantedStamp();
  const installed = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  await installDebianPackages(installed ? ['chromium'] : debianPackages.map(({ name }) => name), log);
  if (!installed) await installServer(stamp, log);
}

/** What the installation depends on: the locked packages and the machine they are built for. */
function wantedStamp() {
  const lock = readFileSync(join(templateFolder, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.arch}\n`;
}

/**
 * @param {readonly string[]} names
 * @param {(line: string) => void} log
 */
async function installDebianPackages(names, log) {
  const missing = debianPackages
    .filter(({ name, present }) => names.includes(name) && !present())
    .map(({ name }) => name);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (which('apt-get') === undefined) {
    throw new SetupError(
      `VS Code in the browser needs: ${missing.join(', ')}. Install them with your package manager and try again.`,
    );
  }
  if (getuid?.() !== 0)
    throw new SetupError(`VS Code in the browser needs Debian packages. Run: sudo ${command}`);
  log(`Installing Debian packages: ${missing.join(' ')}`);
  const aptEnv = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const [name, ...args] = command.split(' ');
  await run('apt-get', ['update', '-qq'], { env: aptEnv, quiet: true });
  await run(name ?? 'apt-get', args, { env: aptEnv, quiet: true });
}

/**
 * @param {string} stamp
 * @param {(line: string) => void} log
 */
async function installServer(stamp, log) {
  const started = Date.now();
  mkdirSync(hostFolder, { recursive: true });
  rmSync(stampFile, { force: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(templateFolder, file), join(hostFolder, file));
  }
  log('Installing the VS Code server into .vscode-host (once; about three minutes, 800 MB) …');
  log('  1/2 packages');
  const quiet = !stdout.isTTY;
  // The scripts of the packages run in the second step, under Node 24: npm itself still runs on the user's Node here.
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['ci', ...options], { cwd: hostFolder, quiet });
  log('  2/2 native add-ons');
  const buildEnv = await nativeBuildEnvironment();
  await run('sh', ['./postinstall.sh'], { cwd: codeServer, env: buildEnv, quiet: true });
  const version = await capture(join(hostNode.bin, 'node'), [
    join(vscode, 'out', 'server-main.js'),
    '--version',
  ]);
  writeFileSync(stampFile, stamp);
  log(`Installed VS Code ${version.split('\n')[0]} in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** The environment in which npm builds the server's add-ons: Node 24 first on PATH, its own headers, scripts allowed. */
async function nativeBuildEnvironment() {
  const path = `${hostNode.bin}${delimiter}${env.PATH}`;
  const npmVersion = (await capture('npm', ['--version'], { env: { ...env, PATH: path } }))
    .trim()
    .split('\n')
    .at(-1);
  const nodeVersion = (await capture(join(hostNode.bin, 'node'), ['--version'])).trim();
  return {
    ...env,
    PATH: path,
    JOBS: String(availableParallelism()),
    npm_config_user_agent: `npm/${npmVersion} node/${nodeVersion} linux ${process.arch}`,
    npm_config_nodedir: hostNode.package,
    npm_package_config_node_gyp_nodedir: hostNode.package,
    // npm from version 11 on asks for consent before packages run scripts; without them the add-ons would be missing.
    npm_config_ignore_scripts: 'false',
    npm_config_dangerously_allow_all_scripts: 'true',
    npm_config_loglevel: 'error',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  await runMain(async () => {
    await installHost();
    console.log('The VS Code server is ready.');
  });
}
