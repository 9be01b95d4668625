#!/usr/bin/env node
// Makes the README's pictures in docs/pictures/ from the packaged extension in the VS Code server. Run "npm run package" before.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { extensionId, freshWorkspace, openHost, runFolder } from '../test/e2e/hosts.mjs';
import { root } from './vscode-host/paths.mjs';
import { runMain } from './vscode-host/processes.mjs';

const SAMPLE = 'insecure/frontend.yaml';
const PRIVILEGED = { line: 32, column: 24 };

/**
 * @typedef {import('../test/e2e/hosts.mjs').OpenWindow['workbench']} Workbench
 * @type {Record<string, (workbench: Workbench) => Promise<void>>}
 */
const pictures = {
  problems: async (workbench) => {
    await workbench.showProblems('Container "web" runs privileged');
    await workbench.openFile(SAMPLE, PRIVILEGED);
  },
  lightbulb: async (workbench) => {
    await workbench.openFile(SAMPLE, PRIVILEGED);
    await workbench.openCodeActions();
  },
  hover: async (workbench) => {
    await workbench.openFile(SAMPLE, PRIVILEGED);
    await workbench.hover('Rollout risk');
  },
  'fix-all': async (workbench) => {
    await workbench.runCommand('Manifest Guard: Harden This File');
    await workbench.waitForLine('readOnlyRootFilesystem: true');
    // Where the volumes that the read-only file system needs were added.
    await workbench.goTo(50, 1);
    await workbench.waitForStatus(extensionId, /1\d problems/);
  },
};

await runMain(async () => {
  const folder = runFolder('server');
  const { withWindow, close } = await openHost('server', folder);
  try {
    for (const [name, arrange] of Object.entries(pictures)) {
      const workspace = join(freshWorkspace(folder, name), 'samples');
      await withWindow?.(async ({ workbench }) => {
        await workbench.page.setViewportSize({ width: 1200, height: 800 });
        await workbench.openFile(SAMPLE);
        await workbench.waitForSquiggles('error');
        await workbench.waitForStatus(extensionId, /problems/);
        await arrange(workbench);
        await workbench.screenshot(join(root, 'docs', 'pictures', `${name}.png`));
      }, workspace);
      console.log(`docs/pictures/${name}.png`);
    }
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
});
