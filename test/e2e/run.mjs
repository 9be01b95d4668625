#!/usr/bin/env node
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
// npm run e2e: packages the extension, installs the package into a real VS Code, and runs the suite inside it and the tests of its window.
import { join } from 'node:path';
import { picturesFolder } from '../../scripts/vscode-host/paths.mjs';
import { run, runMain } from '../../scripts/vscode-host/processes.mjs';
import { besideOthers, chooseHost, freshWorkspace, openHost, runFolder } from './hosts.mjs';
import { windowTests } from './window/index.mjs';

await runMain(async () => {
  await run('npm', ['run', '--silent', 'package'], { quiet: true });
  const kind = await chooseHost();
  console.log(`host: ${kind === 'electron' ? 'desktop VS Code' : 'VS Code server with headless Chromium'}`);
  const folder = runFolder(kind);
  const host = await openHost(kind, folder);
  const counts = { passed: 0, failed: 0 };
  try {
    const suite = await host.runSuite(freshWorkspace(folder, 'suite'));
    counts.passed += suite.passed;
    counts.failed += suite.failed;
    const others = await runBesideOthers(host);
    counts.passed += others.passed;
    counts.failed += others.failed;
    const window = await runWindowTests(host, folder);
    counts.passed += window.passed;
    counts.failed += window.failed;
  } finally {
    await host.close();
  }
  console.log(`e2e: ${counts.passed} passed, ${counts.failed} failed`);
  if (counts.failed > 0) console.log(`Logs are in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  return counts.failed > 0 ? 1 : 0;
});

/**
 * Runs the suite beside other extensions, in a folder whose path has no hidden part: schemas of YAML by Red Hat do not reach into those.
 * @param {import('./hosts.mjs').Host} host
 * @returns {Promise<import('./hosts.mjs').Counts>}
 */
async function runBesideOthers(host) {
  const workspace = mkdtempSync(join(tmpdir(), 'manifest-guard-beside-'));
  cpSync(besideOthers.workspace, workspace, { recursive: true });
  try {
    return await host.runSuite(workspace, besideOthers);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/**
 * @param {import('./hosts.mjs').Host} host
 * @param {string} folder
 * @returns {Promise<import('./hosts.mjs').Counts>}
 */
async function runWindowTests({ withWindow }, folder) {
  const counts = { passed: 0, failed: 0 };
  if (withWindow === undefined) {
    console.log('The tests of the window need the host "server"; desktop VS Code ran the suite only.');
    return counts;
  }
  for (const [index, { name, body }] of windowTests.entries()) {
    const picture = join(picturesFolder, `${name.replaceAll(/\W+/g, '-')}.png`);
    rmSync(picture, { force: true });
    try {
      const test = async (/** @type {import('./hosts.mjs').OpenWindow} */ window) => {
        try {
          await body(window);
        } catch (error) {
          await window.workbench.screenshot(picture);
          throw error;
        }
      };
      await withWindow(test, freshWorkspace(folder, `window-${index}`));
      counts.passed += 1;
      console.log(`ok - window: ${name}`);
    } catch (error) {
      counts.failed += 1;
      console.log(
        `not ok - window: ${name}\n${error instanceof Error ? error.stack : error}\n(picture: ${picture})`,
      );
    }
  }
  return counts;
}
