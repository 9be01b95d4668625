// The light bulb's menu by keyboard.
import { ATTEMPTS, appears, ignoreTimeout, matches, PATIENCE, plain } from './waits.mjs';

/**
 * Opens the menu at the cursor.
 *
 * VS Code has one question for code actions at a time: a quarter of a second after the cursor moved or diagnostics came, it asks for
 * the light bulb's sake, and drops what was asked by keyboard before (`CodeActionOracle` and `CodeActionModel.setState` in its
 * src/vs/editor/contrib/codeAction/browser/codeActionModel.ts). So this waits for the light bulb, and asks again where no menu came.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} the titles of its actions
 */
export async function openMenu(page) {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await page.waitForFunction(hasLightBulb, undefined, { timeout: PATIENCE }).catch(ignoreTimeout);
    await page.keyboard.press('Control+.');
    if (await appears(rows.first(), attempt * PATIENCE)) return (await rows.allInnerTexts()).map(plain);
  }
  throw new Error(`No menu of code actions, though it was asked for ${ATTEMPTS} times`);
}

/**
 * Opens the menu and chooses an action. A menu that closes before is opened again: VS Code closes it where its editor is laid out
 * anew (`CodeActionController` in codeActionController.ts beside).
 * @param {import('playwright-core').Page} page
 * @param {string | RegExp} title
 * @returns {Promise<string[]>} the titles of all actions
 */
export async function chooseInMenu(page, title) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const titles = await openMenu(page);
    if (!titles.some((one) => matches(one, title)))
      throw new Error(`The menu offers no "${title}", but: ${titles.join(' | ')}`);
    if (await choose(page, title)) return titles;
  }
  throw new Error(`The menu of code actions closed by itself ${ATTEMPTS} times`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string | RegExp} title of an action that the open menu has
 * @returns {Promise<boolean>} false where the menu closed before the action was chosen
 */
async function choose(page, title) {
  const list = page.locator('.action-widget .monaco-list');
  const focused = list.locator('.monaco-list-row.action.focused');
  const timeout = PATIENCE;
  try {
    for (;;) {
      const text = plain((await focused.textContent({ timeout })) ?? '');
      if (matches(text, title)) break;
      const row = await focused.getAttribute('data-index', { timeout });
      // A key for the list, not for the page, cannot get into the editor behind a menu that is closing.
      await list.press('ArrowDown', { timeout });
      await list.locator(`.action.focused:not([data-index="${row}"])`).waitFor({ timeout });
    }
    await list.press('Enter', { timeout });
  } catch (error) {
    ignoreTimeout(error);
    return false;
  }
  await list.waitFor({ state: 'hidden' });
  return true;
}

/** Runs in the page. Whether a light bulb is at the cursor's line or a line beside it; there is none where the cursor stands in white space. */
function hasLightBulb() {
  const editor = document.querySelector('.monaco-editor.focused');
  const cursor = editor?.querySelector('.cursor')?.getBoundingClientRect();
  const bulbs = editor?.querySelectorAll('.lightBulbWidget, [class*="codicon-gutter-lightbulb"]') ?? [];
  return [...bulbs].some((bulb) => {
    const { top, height } = bulb.getBoundingClientRect();
    return cursor !== undefined && height > 0 && Math.abs(top - cursor.top) < 1.5 * cursor.height;
  });
}
