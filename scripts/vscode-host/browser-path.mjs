// Finds the browser without loading anything that must be installed first.
import { existsSync } from 'node:fs';
import { which } from './processes.mjs';

/**
 * The Chromium or Chrome to drive: CHROMIUM_PATH, else the usual places.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    which('chromium'),
    which('chromium-browser'),
    which('google-chrome'),
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}
