#!/usr/bin/env node
// npm start: sets a fresh checkout up and opens the samples with the extension, in the user's own VS Code or in one in the browser. Plain Node 20.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root as rootFolder, toolEnvironment } from './setup.mjs';
import { hostFolder } from './vscode-host/paths.mjs';
import { run, runMain, SetupError, which } from './vscode-host/processes.mjs';

const help = `Usage: npm start -- [options]

Builds Manifest Guard and opens the sample manifests with it: in your VS Code when the command "code" is
on PATH, else in a VS Code in the browser, which is installed into .vscode-host/ the first time.

  --no-open    do not open your VS Code; use the one in the browser
  --port N     port of the VS Code in the browser (default: a free one)
  --help       this text`;

const root = rootFolder.replace(/[\\/]$/, '');
const samples = join(root, 'samples');

await runMain(
  async () => {
    const { open, port, help: wantsHelp } = readOptions();
    if (wantsHelp) {
      console.log(help);
      return;
    }
    installDependencies();
    await run('npm', ['run', '--silent', 'build'], { cwd: root, env: toolEnvironment() });
    const code = open ? which('code') : undefined;
    if (code !== undefined) {
      await run(code, [`--extensionDevelopmentPath=${root}`, samples]);
      console.log(
        'Your VS Code opens samples/ with Manifest Guard. Try samples/shop/insecure/frontend.yaml.',
      );
      return;
    }
    await serveInBrowser(port);
  },
  { interrupted: 0 },
);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { 'no-open': { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean' } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new SetupError(`"${values.port}" is not a port: a number from 1 to 65535.`);
    return { open: !values['no-open'], port, help: values.help ?? false };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

/**
 * Starts the VS Code server on the samples and leaves it running until Ctrl+C.
 * @param {number | undefined} port
 */
async function serveInBrowser(port) {
  const { installHost } = await import('./vscode-host/install.mjs');
  await installHost();
  const { startServer, workbenchAddress } = await import('./vscode-host/server.mjs');
  const folder = join(hostFolder, 'start');
  rmSync(folder, { recursive: true, force: true });
  const places = { dataFolder: join(folder, 'data'), extensionsFolder: join(folder, 'extensions') };
  const server = await startServer({ ...places, ...(port === undefined ? {} : { port }) });
  console.log('\nVS Code with Manifest Guard and the samples:\n');
  console.log(`  ${workbenchAddress(server.port, samples, { extension: root })}\n`);
  console.log('Open shop/insecure/frontend.yaml there. Ctrl+C ends it.');
  await server.ended;
  throw new SetupError('The VS Code server has ended.');
}
