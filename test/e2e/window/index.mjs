// The extension as a person meets it: keyboard in, what stands on the screen out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionId } from '../hosts.mjs';

/** @type {{ name: string, body: (window: import('../hosts.mjs').OpenWindow) => Promise<void> }[]} */
export const windowTests = [
  {
    name: 'a sample shows squiggles and its state in the status bar',
    body: async ({ workbench }) => {
      await workbench.openFile('insecure/frontend.yaml');
      await workbench.waitForSquiggles('error');
      await workbench.waitForSquiggles('warning', 3);
      const status = await workbench.waitForStatus(extensionId, /problems/);
      assert.match(status, /privileged · \d+ problems/);
      assert.match(await workbench.problems(), /Errors: 2/);
    },
  },
  {
    name: 'the light bulb fixes a finding by keyboard and the file is saved',
    body: async ({ workbench, workspace }) => {
      await workbench.openFile('insecure/frontend.yaml');
      await workbench.waitForSquiggles('error');
      const before = await workbench.waitForStatus(extensionId, /problems/);
      await workbench.goTo(32, 24);
      const actions = await workbench.openCodeActions();
      assert.ok(
        actions.some((title) => title.startsWith('Harden container "web"')),
        actions.join('\n'),
      );
      await workbench.chooseCodeAction(/^Set privileged to false/);
      await workbench.waitForLine('privileged: false # for debugging the slow uploads');
      const left = Number(/(\d+) problems/.exec(before)?.[1]);
      await workbench.waitForStatus(extensionId, new RegExp(`\\b(?!${left}\\b)\\d+ problems`));
      await workbench.save();
      const saved = readFileSync(join(workspace, 'samples/shop/insecure/frontend.yaml'), 'utf8');
      assert.match(saved, /privileged: false # for debugging the slow uploads, remove afterwards\n/);
      assert.deepEqual(await workbench.notifications(), []);
    },
  },
  {
    name: 'the Problems panel lists the findings, and the palette hardens the file',
    body: async ({ workbench, workspace }) => {
      await workbench.openFile('web.yaml');
      await workbench.waitForSquiggles('error');
      await workbench.showProblems('Container "web" runs privileged');
      await workbench.openFile('web.yaml');
      await workbench.runCommand('Manifest Guard: Harden This File');
      await workbench.waitForLine('readOnlyRootFilesystem: true');
      await workbench.save();
      const expected = readFileSync(join(workspace, 'expected/web.fixed.yaml'), 'utf8');
      assert.equal(readFileSync(join(workspace, 'web.yaml'), 'utf8'), expected);
      const severities = (await workbench.notifications()).map(({ severity }) => severity);
      assert.ok(!severities.includes('error'));
    },
  },
  {
    name: 'a hover explains the finding',
    body: async ({ workbench }) => {
      await workbench.openFile('web.yaml');
      await workbench.waitForSquiggles('error');
      await workbench.goTo(20, 27);
      assert.match(await workbench.hover('Rollout risk'), /runs privileged/);
    },
  },
];
