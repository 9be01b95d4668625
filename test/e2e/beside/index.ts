import { writeFileSync } from 'node:fs';
import { runTests } from '../suite/harness.ts';
import './beside.test.ts';

/**
 * Called by VS Code in an extension host with other extensions for YAML. MANIFEST_GUARD_E2E_RESULT names a file for the counts.
 *
 * @throws when something failed
 */
export async function run(): Promise<void> {
  const counts = await runTests();
  const resultFile = process.env.MANIFEST_GUARD_E2E_RESULT;
  if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
