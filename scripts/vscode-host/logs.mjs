// What VS Code and its extensions wrote into their log files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

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
    .filter((file) => isHostLog(file) || (file.includes(extension) && file.endsWith('.log')))
    .flatMap((file) => errorLines(join(logsFolder, file)).map((line) => `${basename(file)}: ${line}`));
}

/** @param {string} file */
function isHostLog(file) {
  return ['remoteexthost.log', 'exthost.log'].includes(basename(file));
}

/** @param {string} file */
function errorLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /\[(?:error|critical)\]/i.test(line));
}
