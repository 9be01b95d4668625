// How the driver of the window waits for what it needs to see.
import { errors } from 'playwright-core';

/** How long is waited before VS Code is asked again for something that it may have dropped, in milliseconds; longer each time. */
export const PATIENCE = 10_000;
/** How often VS Code is asked. */
export const ATTEMPTS = 4;

/**
 * @param {import('playwright-core').Locator} locator
 * @param {number} timeout milliseconds
 * @returns {Promise<boolean>} whether it became visible in time
 */
export async function appears(locator, timeout) {
  try {
    await locator.waitFor({ timeout });
    return true;
  } catch (error) {
    ignoreTimeout(error);
    return false;
  }
}

/**
 * @param {unknown} error
 * @returns {void}
 * @throws what is no timeout
 */
export function ignoreTimeout(error) {
  if (!(error instanceof errors.TimeoutError)) throw error;
}

/**
 * @param {string} text
 * @param {string | RegExp} wanted the whole text, or a part of it
 */
export const matches = (text, wanted) => (typeof wanted === 'string' ? text === wanted : wanted.test(text));

/**
 * A text of the window on one line, without the no-break spaces that editors write.
 * @param {string} text
 */
export const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
