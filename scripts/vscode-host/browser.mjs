// Headless Chromium driven by playwright-core.
import { chromium } from 'playwright-core';
import { findBrowser } from './browser-path.mjs';
import { SetupError } from './processes.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless browser.
 * @returns {Promise<import('playwright-core').Browser>} rejects with a SetupError when there is none
 */
export async function launchBrowser() {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new SetupError('No Chromium found. Install the package "chromium" or set CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, headless: true, args: flags });
}
