// The window of VS Code as a person uses it: keyboard in, text and pictures out. Everything waits for what it needs to see; nothing sleeps.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chooseInMenu, openMenu } from './codeActionMenu.mjs';
import { ATTEMPTS, appears, PATIENCE, plain } from './waits.mjs';

/** How long the window may take for one step, in milliseconds: a window that opens beside other work takes a good part of it. */
const TIMEOUT = 60_000;

/** Opens an address of workbenchAddress() in a page and waits for the workbench. */
export class Workbench {
  /** @type {import('playwright-core').Page} */
  page;

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(TIMEOUT);
  }

  /**
   * Loads the workbench and waits until the explorer shows the folder, which comes after everything that would take the focus.
   * @param {string} address
   */
  async open(address) {
    await this.page.goto(address);
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /**
   * Opens a file by Quick Open.
   * @param {string} name file name or end of the path
   * @param {{ line?: number, column?: number }} [position] one-based
   */
  async openFile(name, { line, column } = {}) {
    const label = name.split('/').at(-1) ?? name;
    await this.#quickInput('Control+P', name, label);
    await this.page.locator('.tab.active', { hasText: label }).waitFor();
    await this.page.locator('.monaco-editor.focused .view-line').first().waitFor();
    if (line !== undefined) await this.goTo(line, column ?? 1);
  }

  /**
   * Puts the cursor somewhere in the active editor.
   * @param {number} line one-based
   * @param {number} column one-based
   */
  async goTo(line, column) {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    const place = this.page.locator('#status\\.editor\\.selection');
    await place.getByText(`Ln ${line}, Col ${column}`).waitFor();
  }

  /**
   * Runs a command of the Command Palette.
   * @param {string} title such as "Manifest Guard: Harden This File"
   */
  async runCommand(title) {
    await this.#quickInput('F1', `>${title}`, title);
  }

  /**
   * Opens Quick Open by a key, types, and takes the first entry as soon as that is the wanted one.
   * @param {string} key
   * @param {string} text
   * @param {string} label
   */
  async #quickInput(key, text, label) {
    await this.page.keyboard.press(key);
    await this.pick(text, label);
  }

  /**
   * Waits for squiggles in the visible part of the active editor.
   * @param {'error' | 'warning' | 'info'} severity
   * @param {number} [count] at least so many
   * @returns {Promise<number>}
   */
  async waitForSquiggles(severity, count = 1) {
    const squiggles = this.page.locator(`.monaco-editor .view-overlays .squiggly-${severity}`);
    await squiggles.nth(count - 1).waitFor({ state: 'attached' });
    return squiggles.count();
  }

  /**
   * Waits until the entry of the status bar that counts problems says something, as screen readers read it. It is counted some
   * time after squiggles and other entries are there.
   * @param {string} text such as "Errors: 2"
   */
  async waitForProblems(text) {
    await this.page.locator(`#status\\.problems a[aria-label*="${text}"]`).waitFor();
  }

  /**
   * Waits until an entry of the status bar has a text.
   * @param {string} extension its publisher and name
   * @param {RegExp} text of its label
   * @returns {Promise<string>} the label
   */
  async waitForStatus(extension, text) {
    const item = this.page.locator(`.statusbar-item[id^="${extension}"]`).filter({ hasText: text });
    await item.first().waitFor();
    return plain((await item.first().textContent()) ?? '');
  }

  /**
   * Opens the light bulb's menu at the cursor by keyboard.
   * @returns {Promise<string[]>} the titles of its actions
   */
  async openCodeActions() {
    return openMenu(this.page);
  }

  /**
   * Opens the light bulb's menu at the cursor, chooses an action by keyboard, and waits until the menu is gone.
   * @param {string | RegExp} title
   * @returns {Promise<string[]>} the titles of all actions
   */
  async chooseCodeAction(title) {
    return chooseInMenu(this.page, title);
  }

  /**
   * Types into the list that is open and takes its first entry as soon as that is the wanted one.
   * @param {string} text
   * @param {string} label
   */
  async pick(text, label) {
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await input.waitFor();
    await input.fill(text);
    const first = this.page.locator('.quick-input-list .monaco-list-row[data-index="0"]', { hasText: label });
    await first.waitFor();
    await this.page.keyboard.press('Enter');
    // Not the list: what was chosen may ask again.
    await first.waitFor({ state: 'hidden' });
  }

  /**
   * Waits until the status bar tells a place or a selection of the active editor.
   * @param {string} text such as "6 selected"
   */
  async waitForSelection(text) {
    await this.page.locator('#status\\.editor\\.selection').getByText(text).waitFor();
  }

  /**
   * Waits for the preview of changes in several files.
   * @param {string} text of a change
   * @returns {Promise<{ text: string, isTicked: boolean }[]>} its files and changes
   */
  async preview(text) {
    const rows = this.page.locator('.bulk-edit-panel .monaco-list-row');
    await rows.filter({ hasText: text }).first().waitFor();
    return rows.evaluateAll((elements) =>
      elements.map((element) => ({
        text: (element.textContent ?? '').trim(),
        isTicked: element.querySelector('input:checked, [role="checkbox"][aria-checked="true"]') !== null,
      })),
    );
  }

  /**
   * Makes the changes of the preview, or leaves everything as it is.
   * @param {'Apply' | 'Discard'} button
   */
  async endPreview(button) {
    const panel = this.page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-button', { hasText: button }).click();
    await panel.locator('.monaco-list-row').first().waitFor({ state: 'hidden' });
  }

  /**
   * Shows the hover at the cursor by keyboard and waits until it says something: its parts come one after the other. VS Code closes a
   * hover where the editor scrolls or loses the focus, so it is asked again.
   * @param {string} expected a text that it must have in the end
   * @returns {Promise<string>} its text
   */
  async hover(expected) {
    const contents = this.page.locator(
      '.monaco-resizable-hover .hover-contents:visible, .monaco-hover .hover-contents:visible',
    );
    for (let attempt = 1; ; attempt += 1) {
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+I');
      const isThere = await appears(contents.filter({ hasText: expected }).first(), attempt * PATIENCE);
      const texts = (await contents.allInnerTexts()).map(plain);
      if (isThere) return texts.join('\n');
      if (attempt === ATTEMPTS) throw new Error(`No hover says "${expected}", but: ${texts.join(' | ')}`);
    }
  }

  /** Saves the active file and waits until its tab shows no unsaved changes. */
  async save() {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /**
   * The visible lines of the active editor.
   * @returns {Promise<string[]>}
   */
  async visibleLines() {
    return this.page.locator('.editor-group-container.active .view-lines').evaluate((lines) =>
      [...lines.querySelectorAll('.view-line')]
        .map((line) => ({
          top: Number.parseFloat(/** @type {HTMLElement} */ (line).style.top),
          text: line.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
  }

  /**
   * Waits until a visible line of the active editor contains a text.
   * @param {string} text
   */
  async waitForLine(text) {
    // The editor writes spaces as no-break spaces.
    await this.page.locator('.editor-group-container.active .view-line', { hasText: text }).first().waitFor();
  }

  /**
   * Shows the Problems panel and waits for a row.
   * @param {string | RegExp} text of a row
   */
  async showProblems(text) {
    await this.page.keyboard.press('Control+Shift+M');
    await this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first().waitFor();
  }

  /**
   * The notifications that are on the screen.
   * @returns {Promise<{ severity: 'error' | 'warning' | 'info', text: string }[]>}
   */
  async notifications() {
    return this.page.locator('.notifications-toasts .notification-list-item').evaluateAll((items) =>
      items.map((item) => ({
        severity: item.querySelector('.codicon-error')
          ? 'error'
          : item.querySelector('.codicon-warning')
            ? 'warning'
            : 'info',
        text: item.querySelector('.notification-list-item-message')?.textContent ?? '',
      })),
    );
  }

  /**
   * Takes a picture of the window.
   * @param {string} path
   * @param {{ x: number, y: number, width: number, height: number }} [clip]
   */
  async screenshot(path, clip) {
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path, animations: 'disabled', ...(clip ? { clip } : {}) });
  }
}
