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
      await workbench.waitForProblems('Errors: 2');
    },
  },
  {
    name: 'the light bulb fixes a finding by keyboard and the file is saved',
    body: async ({ workbench, workspace }) => {
      await workbench.openFile('insecure/frontend.yaml');
      await workbench.waitForSquiggles('error');
      const before = await workbench.waitForStatus(extensionId, /problems/);
      await workbench.goTo(32, 24);
      const actions = await workbench.chooseCodeAction(/^Set privileged to false/);
      assert.ok(
        actions.some((title) => title.startsWith('Harden container "web"')),
        actions.join('\n'),
      );
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
    name: 'a suppression asks where, and then for its reason',
    body: async ({ workbench, workspace }) => {
      const { page } = workbench;
      await workbench.openFile('web.yaml');
      await workbench.waitForSquiggles('error');
      await workbench.goTo(20, 27);
      await workbench.chooseCodeAction('Suppress privileged-container…');
      await workbench.pick('for this line', 'For this line');
      const comment = '# manifest-guard-disable-next-line privileged-container -- ';
      await workbench.waitForLine(`${comment}reason`);
      await workbench.waitForSelection('6 selected');
      await page.keyboard.type('debugs the old kernel');
      await workbench.waitForLine(`${comment}debugs the old kernel`);
      await workbench.save();
      assert.match(
        readFileSync(join(workspace, 'web.yaml'), 'utf8'),
        / -- debugs the old kernel\n +privileged: true #/,
      );

      await workbench.goTo(16, 20);
      await workbench.chooseCodeAction('Suppress image-digest…');
      await workbench.pick('.manifest-guard.yaml', 'in .manifest-guard.yaml');
      await page.locator('.tab.active', { hasText: '.manifest-guard.yaml' }).waitFor();
      await workbench.waitForSelection('6 selected');
      await page.keyboard.type('pinned at release');
      await workbench.save();
      const config = readFileSync(join(workspace, '.manifest-guard.yaml'), 'utf8');
      assert.match(
        config,
        /^exemptions:\n {2}- rules: image-digest\n[\s\S]* {4}reason: pinned at release\n$/,
      );
      assert.deepEqual(await workbench.notifications(), []);
    },
  },
  {
    name: 'a fix in two files shows both, ticked, before it is made',
    body: async ({ workbench, workspace }) => {
      const read = (/** @type {string} */ name) => readFileSync(join(workspace, 'rbac', name), 'utf8');
      const before = ['role.yaml', 'binding.yaml'].map(read);
      await workbench.openFile('role.yaml');
      await workbench.waitForSquiggles('warning');
      const choose = async () => {
        await workbench.goTo(7, 17);
        await workbench.chooseCodeAction(/^Make it a Role of the namespace shop/);
        const rows = await workbench.preview('namespace: shop');
        assert.deepEqual(
          rows.filter(({ isTicked }) => !isTicked).map(({ text }) => text),
          [''],
          JSON.stringify(rows),
        );
        assert.ok(
          ['role.yaml', 'binding.yaml'].every((name) => rows.some(({ text }) => text.includes(name))),
        );
      };
      await choose();
      await workbench.endPreview('Discard');
      assert.deepEqual(['role.yaml', 'binding.yaml'].map(read), before);
      await choose();
      await workbench.endPreview('Apply');
      await workbench.waitForLine('namespace: shop');
      await workbench.runCommand('File: Save All Files');
      await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      assert.match(
        read('role.yaml'),
        /^kind: Role\nmetadata:\n {2}name: vault-sync # copies what changed\n {2}namespace: shop$/m,
      );
      assert.match(read('binding.yaml'), /^# Who copies\.[\s\S]*^kind: RoleBinding$[\s\S]*^ {2}kind: Role$/m);
    },
  },
  {
    name: 'a new manifest is chosen by what it gives, and its names are typed once',
    body: async ({ workbench }) => {
      const { page } = workbench;
      await workbench.openFile('web.yaml');
      await workbench.waitForSquiggles('error');
      await workbench.runCommand('Manifest Guard: New Secure Manifest…');
      await workbench.pick('Only the front end', 'NetworkPolicy, front end to API');
      await workbench.waitForLine('name: api-from-frontend');
      await page.keyboard.type('web');
      await workbench.waitForLine('name: api-from-web');
      await page.keyboard.press('Tab');
      await page.keyboard.type('cart');
      await workbench.waitForLine('name: cart-from-web');
      await workbench.waitForLine('name: web-to-cart');
      await workbench.waitForStatus(extensionId, /no problems/);
      assert.deepEqual(await workbench.notifications(), []);
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
