#!/usr/bin/env node
// Makes the README's pictures in docs/pictures/ from the packaged extension in the VS Code server. Run "npm run package" before. With names as arguments, only those.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { extensionId, freshWorkspace, openHost, runFolder } from '../test/e2e/hosts.mjs';
import { root } from './vscode-host/paths.mjs';
import { runMain } from './vscode-host/processes.mjs';

const SAMPLE = 'insecure/frontend.yaml';
const PRIVILEGED = { line: 32, column: 24 };
const QUANTITY = { line: 84, column: 21 };

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
  suppress: async (workbench) => {
    await workbench.openFile(SAMPLE, PRIVILEGED);
    await workbench.chooseCodeAction('Suppress privileged-container…');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'For this line' })
      .waitFor();
  },
  'rule-page': async (workbench) => {
    const { page } = workbench;
    await workbench.openFile(SAMPLE, PRIVILEGED);
    await workbench.chooseCodeAction('Explain privileged-container');
    await page.locator('.tab.active', { hasText: 'privileged-container.md' }).waitFor();
    const content = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await content.getByText('How it is attacked').waitFor();
  },
  configuration: async (workbench) => {
    const { page } = workbench;
    await workbench.runCommand('Manifest Guard: Create Configuration File');
    await page.locator('.tab.active', { hasText: '.manifest-guard.yaml' }).waitFor();
    await workbench.goTo(9, 1);
    await page.keyboard.type('rules:\n  host-');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'host-network' }).first().waitFor();
  },
  completion: async (workbench) => {
    const { page } = workbench;
    await workbench.openFile(SAMPLE, PRIVILEGED);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'drop ALL' }).first().waitFor();
  },
  misplaced: async (workbench) => {
    const { page } = workbench;
    await workbench.openFile(SAMPLE, { line: 22, column: 1 });
    await page.keyboard.press('End');
    await page.keyboard.type('\nhostNetwork: true');
    await page.keyboard.press('Escape');
    await workbench.goTo(23, 12);
    await workbench.showProblems('"hostNetwork" is not a field of');
    await workbench.openFile(SAMPLE, { line: 23, column: 12 });
    await workbench.openCodeActions();
  },
  'hover-field': async (workbench) => {
    await workbench.openFile('hardened/api.yaml', QUANTITY);
    await workbench.hover('a quarter');
  },
  preview: async (workbench) => {
    await workbench.openFile('role.yaml');
    await workbench.waitForSquiggles('warning');
    await workbench.goTo(7, 17);
    await workbench.chooseCodeAction(/^Make it a Role of the namespace shop/);
    await workbench.preview('namespace: shop');
  },
  hover: async (workbench) => {
    await workbench.openFile(SAMPLE, PRIVILEGED);
    await workbench.hover('Rollout risk');
  },
  'fix-all': async (workbench) => {
    const before = await workbench.waitForStatus(extensionId, /problems/);
    const count = /\d+ problems/.exec(before)?.[0];
    await workbench.runCommand('Manifest Guard: Harden This File');
    await workbench.waitForLine('readOnlyRootFilesystem: true');
    // Where the volumes that the read-only file system needs were added.
    await workbench.goTo(50, 1);
    await workbench.waitForStatus(extensionId, new RegExp(`\\b(?!${count})\\d+ problems`));
  },
  // The last one: what it turns on stays on.
  outline: async (workbench) => {
    await workbench.openFile(SAMPLE, PRIVILEGED);
    await workbench.runCommand('View: Toggle Breadcrumbs');
    await workbench.runCommand('Explorer: Focus on Outline View');
    await workbench.page.locator('.outline-tree .monaco-list-row', { hasText: 'container web' }).waitFor();
  },
};

await runMain(async () => {
  const folder = runFolder('server');
  const { withWindow, close } = await openHost('server', folder);
  try {
    const asked = process.argv.slice(2);
    for (const [name, arrange] of Object.entries(pictures)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const copy = freshWorkspace(folder, name);
      const workspace = join(copy, name === 'preview' ? '' : 'samples');
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
