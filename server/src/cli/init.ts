import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CONFIG_FILE_NAME } from '../host/configFiles.ts';
import { describeSystemError, displayName } from '../host/files.ts';
import { STARTER_CONFIGURATION } from '../service/configFile/starter.ts';
import type { Io } from './io.ts';
import { UsageError } from './usageError.ts';

/**
 * Writes a configuration file to start from.
 *
 * @param folder where; relative to the working directory
 * @throws UsageError where there is one already, or none can be written
 */
export function init(folder: string, io: Io): void {
  const path = join(resolve(io.cwd, folder), CONFIG_FILE_NAME);
  const name = displayName(path, io.cwd);
  try {
    writeFileSync(path, STARTER_CONFIGURATION, { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new UsageError(
      exists ? `${name} is there already; it was not changed.` : `${name}: ${describeSystemError(error)}`,
    );
  }
  io.stdout.write(`Wrote ${name}.\n`);
}
