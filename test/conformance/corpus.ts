/**
 * Checks the promises of fix-all on every manifest below the given folders, in four spellings of each file.
 *
 *     node test/conformance/corpus.ts ../shared/corpus [--table] [--only TEXT]
 *
 * Prints each promise that does not hold with its file, and at last `corpus: N passed, N failed`; exits with 1 when any
 * failed or when there is nothing to check.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { DEFAULT_CONFIG } from '../../server/src/config/config.ts';
import { diagnose } from '../../server/src/service/diagnose.ts';
import { fixAll } from '../../server/src/service/fixAll.ts';
import { createSnapshot } from '../../server/src/service/snapshot.ts';
import { checkFixAll, type Violation } from '../properties/fixProperties.ts';

/** Files longer than this have the fixes of some of their findings tried one by one, not of all. */
const LARGE = 100_000;
const SINGLES_IN_LARGE = 40;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|json)$/i.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** The spellings of a text that must not make a difference. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  'CRLF line ends': (text) => text.replace(/\r?\n/g, '\r\n'),
  'a byte-order mark': (text) => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
};

function checkSpellings(text: string): Violation[] {
  const snapshot = createSnapshot(text, DEFAULT_CONFIG);
  return Object.entries(SPELLINGS).flatMap(([name, spell]) => {
    const spelled = createSnapshot(spell(text), DEFAULT_CONFIG, { previous: snapshot });
    return [false, true].flatMap((unsafe) => {
      const wanted = spell(fixAll(snapshot, { unsafe }).text);
      const actual = fixAll(spelled, { unsafe }).text;
      if (actual === wanted) return [];
      return [{ property: `the same fixes with ${name}`, detail: firstDifference(wanted, actual) }];
    });
  });
}

function firstDifference(wanted: string, actual: string): string {
  let at = 0;
  while (wanted[at] === actual[at]) at += 1;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(at - 40, 0), at + 60));
  return `${part(wanted)} became ${part(actual)}`;
}

function checkFile(text: string): Violation[] {
  const singles = text.length > LARGE ? { maxSingles: SINGLES_IN_LARGE } : {};
  return [
    ...[false, true].flatMap((unsafe) => checkFixAll(text, { unsafe, ...singles })),
    ...checkSpellings(text),
  ];
}

function count(text: string, table: Map<string, number>): void {
  for (const { finding } of diagnose(createSnapshot(text, DEFAULT_CONFIG)).findings)
    table.set(finding.rule, (table.get(finding.rule) ?? 0) + 1);
}

function printTable(table: ReadonlyMap<string, number>): void {
  const rows = [...table].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(...rows.map(([rule]) => rule.length));
  for (const [rule, findings] of rows) console.log(`${rule.padEnd(width)} ${String(findings).padStart(6)}`);
}

function run(folders: readonly string[], options: { table: boolean; only: string | undefined }): number {
  const table = new Map<string, number>();
  let [passed, failed, sampled, slowest, slowestFile] = [0, 0, 0, 0, ''];
  for (const path of folders.flatMap(filesBelow)) {
    const name = relative(process.cwd(), path);
    if (options.only !== undefined && !name.includes(options.only)) continue;
    const text = readFileSync(path, 'utf8');
    const start = performance.now();
    const violations = attempt(text);
    const time = performance.now() - start;
    if (time > slowest) [slowest, slowestFile] = [time, name];
    if (text.length > LARGE) sampled += 1;
    for (const { property, detail } of violations) console.log(`${name}: ${property}: ${detail}`);
    if (violations.length > 0) failed += 1;
    else passed += 1;
    if (options.table) count(text, table);
  }
  if (passed + failed === 0) return refuse(`No manifest below ${folders.join(', ')}.`);
  if (options.table) printTable(table);
  if (slowest > 5000) console.log(`slowest: ${slowestFile}, ${Math.round(slowest)} ms`);
  if (sampled > 0)
    console.log(
      `single fixes: of ${SINGLES_IN_LARGE} findings in each of the ${sampled} files above ${LARGE} characters, of all in the others`,
    );
  console.log(`corpus: ${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function attempt(text: string): Violation[] {
  try {
    return checkFile(text);
  } catch (error) {
    return [
      { property: 'nothing throws', detail: error instanceof Error ? (error.stack ?? '') : String(error) },
    ];
  }
}

function refuse(reason: string): number {
  console.error(reason);
  return 1;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { table: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  if (positionals.length === 0) return refuse('Which folders? For example: ../shared/corpus');
  const missing = positionals.filter((path) => !statSync(path, { throwIfNoEntry: false })?.isDirectory());
  if (missing.length > 0) return refuse(`No such folder: ${missing.join(', ')}`);
  return run(positionals, { table: values.table, only: values.only });
}

process.exitCode = main();
