/**
 * Compares the rules with the specification of the catalogue: every id is there, with the equivalents and the Pod Security level
 * that the specification names, and with a fix where it asks for one.
 *
 *     node test/conformance/catalogue.mjs ../shared/design/rules.json
 *
 * Needs `npm run build`. Prints what differs, and at last `catalogue: N passed, N failed`, where each row is one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const TOOLS = {
  KL: 'kube-linter',
  KS: 'kube-score',
  PO: 'polaris',
  CK: 'checkov',
  TR: 'trivy',
  KC: 'kubescape',
  SEC: 'kubesec',
  KY: 'kyverno',
  PSA: 'psa',
};

/** Rows on which the rules differ from the specification on purpose, and why. */
const KNOWN = {
  'forbidden-annotation': 'The name is that of a template of kube-linter, without a remark.',
};

function differences(row, rule) {
  if (!rule) return ['there is no such rule'];
  const found = [];
  for (const [key, ids] of Object.entries(row.eq)) {
    const named = rule.equivalents[TOOLS[key]] ?? [];
    // Remarks such as `(param)` behind an id are not part of it.
    const missing = ids.filter((id) => !named.includes(id) && !named.includes(id.replace(/ .*/, '')));
    if (missing.length > 0) found.push(`${TOOLS[key]}: ${missing.join(', ')} is not named`);
  }
  if (
    /^baseline|^restricted/.test(row.pss ?? '') &&
    !row.pss.startsWith(rule.pss ?? '?') &&
    !/via/.test(row.pss)
  )
    found.push(`its level is ${row.pss}, not ${rule.pss}`);
  if (/^F[123]/.test(row.fixTier ?? '') && rule.fix === null)
    found.push(`tier ${row.fixTier} asks for a fix`);
  return found;
}

const [path] = process.argv.slice(2);
if (path === undefined || !existsSync(path)) {
  console.log(`There is no specification at ${path}.\ncatalogue: 0 passed, 1 failed`);
  process.exit(1);
}
const { rules: rows, controlPlane } = JSON.parse(readFileSync(path, 'utf8'));
const { stdout } = spawnSync(process.execPath, [CLI, 'rules', '--format', 'json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const rules = new Map(JSON.parse(stdout).map((rule) => [rule.id, rule]));
const flags = controlPlane.map(({ id, checkov, trivy, kubescape }) => ({
  id,
  eq: Object.fromEntries(
    Object.entries({ CK: checkov, TR: trivy, KC: kubescape }).map(([key, text]) => [
      key,
      text.split(/, ?/).filter((name) => /^[A-Z]/.test(name)),
    ]),
  ),
}));
let failed = 0;
for (const row of [...rows, ...flags]) {
  const found = differences(row, rules.get(row.id));
  if (found.length === 0) continue;
  if (KNOWN[row.id]) {
    console.log(`known: ${row.id}: ${KNOWN[row.id]}`);
    continue;
  }
  failed += 1;
  for (const text of found) console.log(`${row.id}: ${text}`);
}
console.log(`catalogue: ${rows.length + flags.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
