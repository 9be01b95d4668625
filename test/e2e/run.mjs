#!/usr/bin/env node
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
// npm run e2e: packages the extension, installs the package into a real VS Code, and runs the suite inside it and the tests of its window.
import { join } from 'node:path';
import { lastLinesOfLogs } from '../../scripts/vscode-host/logs.mjs';
import { picturesFolder } from '../../scripts/vscode-host/paths.mjs';
import { run, runMain } from '../../scripts/vscode-host/processes.mjs';
import { besideOthers, chooseHost, extensionId, freshWorkspace, openHost, runFolder } from './hosts.mjs';
import { windowTests } from './window/index.mjs';

/** Of each log, so many lines are shown where a test failed. */
const LOG_LINES = 20;

await runMain(async () => {
  await run('npm', ['run', '--silent', 'package'], { quiet: true });
  const kind = await chooseHost();
  console.log(`host: ${kind === 'electron' ? 'desktop VS Code' : 'VS Code server with headless Chromium'}`);
  const folder = runFolder(kind);
  const host = await openHost(kind, folder);
  const counts = { passed: 0, failed: 0 };
  try {
    for (const runSuite of [
      () => host.runSuite(freshWorkspace(folder, 'suite')),
      () => runBesideOthers(host),
    ]) {
      const suite = await runSuite();
      counts.passed += suite.passed;
      counts.failed += suite.failed;
      if (suite.failed > 0) showLogs(host);
    }
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
async function runWindowTests(host, folder) {
  const { withWindow } = host;
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
          await explain(window, picture);
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
      showLogs(host);
    }
  }
  return counts;
}

/**
 * Shows what stood on the screen as a test failed, which its error may not tell.
 * @param {import('./hosts.mjs').OpenWindow} window
 * @param {string} picture path
 */
async function explain({ workbench }, picture) {
  try {
    await workbench.screenshot(picture);
    for (const { severity, text } of await workbench.notifications())
      console.log(`# notification (${severity}): ${text}`);
    for (const line of await workbench.visibleLines()) console.log(`# | ${line}`);
  } catch (error) {
    console.log(`# ${error}`);
  }
}

/**
 * Shows the end of the logs, which the folder of the run has in full where it is still there.
 * @param {import('./hosts.mjs').Host} host
 */
function showLogs({ logs }) {
  for (const line of lastLinesOfLogs(logs, extensionId, LOG_LINES)) console.log(`# ${line}`);
}
