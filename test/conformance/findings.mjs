/**
 * Counts the findings of each rule on real manifests, project by project, and compares with the reviewed table beside this file:
 * a change of behaviour shows as a difference.
 *
 *     node test/conformance/findings.mjs ../shared/corpus [--update]
 *
 * Needs `npm run build`. Prints what differs, and at last `findings: N passed, N failed`, where each rule is one; exits with 1 when
 * any failed or when there is nothing to look at.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TABLE = fileURLToPath(new URL('findings.tsv', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const PROFILES = ['recommended', 'all'];

/** `rule severity` to a count for one project in one profile, from the documents of the whole project. */
function countsOf(folder, profile) {
  const args = [
    CLI,
    'check',
    folder,
    '--format',
    'json',
    '--profile',
    profile,
    '--no-config',
    '--fail-on',
    'never',
  ];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  const counts = new Map();
  for (const { rule, severity } of JSON.parse(stdout).findings) {
    const key = `${rule}\t${severity}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function buildTable(corpus) {
  const projects = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const columns = projects.flatMap((project) => PROFILES.map((profile) => ({ project, profile })));
  const counts = columns.map(({ project, profile }) => countsOf(join(corpus, project), profile));
  const keys = [...new Set(counts.flatMap((column) => [...column.keys()]))].sort();
  const head = ['rule', 'severity', ...columns.map(({ project, profile }) => `${project}:${profile}`)];
  const rows = keys.map((key) => [key, ...counts.map((column) => column.get(key) ?? 0)].join('\t'));
  return [head.join('\t'), ...rows].join('\n').concat('\n');
}

function compare(expected, actual) {
  const old = new Set(expected.trim().split('\n'));
  const now = new Set(actual.trim().split('\n'));
  const gone = [...old].filter((row) => !now.has(row));
  const added = [...now].filter((row) => !old.has(row));
  for (const row of gone) console.log(`- ${row}`);
  for (const row of added) console.log(`+ ${row}`);
  const ruleOf = (row) => row.split('\t').slice(0, 2).join(' ');
  const failed = new Set([...gone, ...added].map(ruleOf)).size;
  return { failed, passed: new Set([...old, ...now].map(ruleOf)).size - failed };
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean' } },
});
const [corpus] = positionals;
if (corpus === undefined || !existsSync(corpus)) {
  console.log(`There are no manifests at ${corpus}.\nfindings: 0 passed, 1 failed`);
  process.exit(1);
}
const actual = buildTable(corpus);
if (values.update) {
  writeFileSync(TABLE, actual);
  console.log(`wrote ${TABLE}`);
} else {
  const { passed, failed } = compare(readFileSync(TABLE, 'utf8'), actual);
  console.log(`findings: ${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
