import { writeFileSync } from 'node:fs';
import { openCorpus } from './corpus.ts';
import './completion.test.ts';
import './configuration.test.ts';
import './diagnostics.test.ts';
import './fixes.test.ts';
import './hover.test.ts';
import './server.test.ts';
import './snippets.test.ts';
import './suppressions.test.ts';
import { type Counts, runTests } from './harness.ts';

/**
 * Called by VS Code in its extension host. Environment variables say what to do:
 *
 * - MANIFEST_GUARD_E2E_CORPUS: a JSON array of folders whose files are opened; without it the tests run.
 * - MANIFEST_GUARD_E2E_RESULT: a file that receives the counts, since a host need not tell more than success or failure.
 *
 * @throws when something failed
 */
export async function run(): Promise<void> {
  const folders = process.env.MANIFEST_GUARD_E2E_CORPUS;
  const resultFile = process.env.MANIFEST_GUARD_E2E_RESULT;
  const counts: Counts = folders === undefined ? await runTests() : await openCorpus(JSON.parse(folders));
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
