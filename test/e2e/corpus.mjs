#!/usr/bin/env node
// Opens every manifest below the given folders in a real VS Code; fails on any error that it, the extension or the server then reports.
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorsInLogs } from '../../scripts/vscode-host/logs.mjs';
import { run, runMain, SetupError } from '../../scripts/vscode-host/processes.mjs';
import { chooseHost, extensionId, freshWorkspace, openHost, runFolder } from './hosts.mjs';

await runMain(async () => {
  const folders = process.argv.slice(2).map((folder) => resolve(folder));
  if (folders.length === 0) throw new SetupError('Usage: node test/e2e/corpus.mjs FOLDER…');
  const missing = folders.filter((folder) => !existsSync(folder));
  if (missing.length > 0) throw new SetupError(`No such folder: ${missing.join(', ')}`);
  await run('npm', ['run', '--silent', 'package'], { quiet: true });
  const kind = await chooseHost();
  const folder = runFolder(kind);
  const host = await openHost(kind, folder, { MANIFEST_GUARD_E2E_CORPUS: JSON.stringify(folders) });
  const started = Date.now();
  const counts = await host.runSuite(freshWorkspace(folder, 'workspace')).finally(host.close);
  const seconds = Math.round((Date.now() - started) / 1000);
  const errors = [...errorsInLogs(host.logs, extensionId), ...host.pageErrors()];
  for (const error of errors) console.log(`not ok - ${error}`);
  console.log(
    `corpus: ${counts.passed} files opened, ${counts.failed} failed, ${errors.length} errors logged (${seconds} s)`,
  );
  const ok = counts.failed === 0 && errors.length === 0 && counts.passed > 0;
  if (ok) rmSync(folder, { recursive: true, force: true });
  else console.log(`Logs are in ${folder}`);
  return ok ? 0 : 1;
});
