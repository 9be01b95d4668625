// What the extension host and the workbench write to the page's console.

/**
 * Shows the lines of the suite as they come and collects errors that name the extension.
 * @param {import('playwright-core').Page} page
 * @param {string} extension its id
 * @param {string[]} errors receives them
 * @returns {void}
 */
export function watchConsole(page, extension, errors) {
  page.on('console', (message) => {
    const text = plain(message.text());
    if (/^(?:not )?ok - /.test(text)) console.log(text);
    else if (message.type() === 'error' && text.includes(extension)) errors.push(text);
  });
}

/**
 * VS Code writes level and colour before the text.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/^%c *\w+ color: *#?\w+ /, '');
}
