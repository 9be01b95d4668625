/**
 * Runs the manifests of kubernetes/pod-security-admission (its test/testdata) against our Pod Security rules:
 *
 *     node test/conformance/podSecurity.mjs ../shared/conformance/pod-security
 *
 * Below the folder lies `LEVEL/VERSION/{pass,fail}/*.yaml`. Each manifest is judged with profile `pss-LEVEL` at its folder's
 * version: `pass` means no finding, `fail` at least one. Needs Node 24, which runs the engine's TypeScript as it is.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judgeSection } from '../../server/src/analysis/judge.ts';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { NO_FACTS } from '../../server/src/kube/facts/facts.ts';
import { parseKubernetesVersion } from '../../server/src/kube/version.ts';
import { splitSections } from '../../server/src/syntax/sections.ts';

const PROFILES = new Map([
  ['baseline', 'pss-baseline'],
  ['restricted', 'pss-restricted'],
]);

const folder = process.argv[2];
if (folder === undefined) fail('Usage: node test/conformance/podSecurity.mjs FOLDER');

let passed = 0;
let failed = 0;
for (const path of await manifestsBelow(folder)) {
  const problem = await disagreement(path);
  if (problem === undefined) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`${path}: ${problem}`);
  }
}
if (passed + failed === 0) fail(`No manifest LEVEL/VERSION/{pass,fail}/*.yaml below ${folder}.`);
console.log(`pod-security: ${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

/** Paths below the folder, relative to it; fails with a message where there is no such folder. */
async function manifestsBelow(root) {
  const entries = await readdir(root, { recursive: true }).catch((error) =>
    fail(`Cannot read the folder ${root}: ${error.code ?? error.message}.`),
  );
  return entries.filter((path) => /^[^/]+\/[^/]+\/(?:pass|fail)\/[^/]+\.yaml$/.test(path)).sort();
}

/** What differs from the expected result, or undefined. */
async function disagreement(path) {
  const [level, versionText, expected] = path.split('/');
  const profile = PROFILES.get(level);
  const kubernetesVersion = parseKubernetesVersion(versionText);
  if (profile === undefined || kubernetesVersion === undefined)
    return 'the folder names no level and version';
  const context = { config: { ...DEFAULT_CONFIG, profile, kubernetesVersion }, facts: NO_FACTS, file: '' };
  const { sections } = splitSections(await readFile(join(folder, path), 'utf8'));
  const verdicts = sections.map(({ section }) => judgeSection(section, context));
  const failures = verdicts.flatMap((verdict) => verdict.failures);
  if (failures.length > 0) return `rule ${failures[0].rule} threw: ${failures[0].error}`;
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  if (expected === 'fail' && findings.length === 0) return 'expected a finding, got none';
  if (expected === 'pass' && findings.length > 0)
    return `expected none, got ${findings.map(({ rule, message }) => `${rule} (${message})`).join(', ')}`;
  return undefined;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
