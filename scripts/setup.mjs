/**
 * Makes a fresh checkout ready: runs `npm ci` when `node_modules` is missing or older than the lock file. Plain Node 20.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a trailing separator. */
export const root = fileURLToPath(new URL('../', import.meta.url));
const stamp = `${root}node_modules/.manifest-guard-setup`;

/** Environment in which the pinned Node and the project's tools come first. */
export function toolEnvironment() {
  return {
    ...process.env,
    PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  };
}

/**
 * Runs a command in the project's folder with its tools first on the path, and ends the process with its status when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(),
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Whether a command in the project's folder succeeds; it stays quiet.
 * @param {string} command
 * @param {readonly string[]} args
 */
function succeeds(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'ignore',
    env: toolEnvironment(),
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** Installs the dependencies of the lock file, unless that was done already. */
export function installDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    console.error(`Node 20 or newer is needed; this is ${process.version}.`);
    process.exit(1);
  }
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing dependencies (once per lock file)…');
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  // Mirrors may lack packages for other platforms, which `npm ci` takes for a lock file out of step. `npm install` skips them
  // and keeps to the versions of the lock file as well.
  if (succeeds('npm', ['ci', ...options])) {
    writeFileSync(stamp, lock);
    return;
  }
  console.log('"npm ci" did not succeed; trying "npm install" with the versions of the lock file…');
  run('npm', ['install', '--no-save', ...options]);
  writeFileSync(stamp, lock);
}
