// What VS Code and its extensions wrote into their log files.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * The error lines in the logs of the extension host and of one extension's output channels.
 * @param {string} logsFolder the folder that holds one folder for each window or session
 * @param {string} extension its id: publisher and name
 * @returns {string[]} each with the log's name before it
 */
export function errorsInLogs(logsFolder, extension) {
  if (!existsSync(logsFolder)) return [];
  const files = readdirSync(logsFolder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => isHostLog(file) || isLogOf(file, extension))
    .flatMap((file) => errorLines(join(logsFolder, file)).map((line) => `${basename(file)}: ${line}`));
}

/**
 * The last lines that the newest extension host and an extension in it wrote to their logs.
 * @param {string} logsFolder the folder that holds one folder for each window or session
 * @param {string} extension its id: publisher and name
 * @param {number} count of lines of each log
 * @returns {string[]} each with the log's name before it
 */
export function lastLinesOfLogs(logsFolder, extension, count) {
  if (!existsSync(logsFolder)) return [];
  const files = readdirSync(logsFolder, { recursive: true, encoding: 'utf8' });
  const age = (/** @type {string} */ file) => statSync(join(logsFolder, file)).birthtimeMs;
  const [newest] = files.filter(isHostLog).sort((a, b) => age(b) - age(a));
  if (newest === undefined) return [];
  const session = dirname(newest);
  return files
    .filter((file) => file === newest || (file.startsWith(session) && isLogOf(file, extension)))
    .flatMap((file) => {
      const lines = readFileSync(join(logsFolder, file), 'utf8').trimEnd().split('\n');
      return lines.slice(-count).map((line) => `${basename(file)}: ${line}`);
    });
}

/**
 * @param {string} file
 * @param {string} extension
 */
function isLogOf(file, extension) {
  return file.includes(extension) && file.endsWith('.log');
}

/** @param {string} file */
function isHostLog(file) {
  return ['remoteexthost.log', 'exthost.log'].includes(basename(file));
}

/** As its window closes, the extension host drops what is still being answered; nobody waits for that any more. */
const END = 'Extension host terminating';

/** @param {string} file */
function errorLines(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const end = lines.findIndex((line) => line.includes(END));
  return lines.slice(0, end < 0 ? undefined : end).filter((line) => /\[(?:error|critical)\]/i.test(line));
}
