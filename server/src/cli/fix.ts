import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { didYouMean } from '../base/similar.ts';
import { describeSystemError } from '../host/files.ts';
import { RULES } from '../rules/index.ts';
import { fitsFixAll } from '../service/applyFix.ts';
import { diagnose, type PlacedFinding } from '../service/diagnose.ts';
import { fixAll } from '../service/fixAll.ts';
import { fixesOf } from '../service/fixesOf.ts';
import { createSnapshot, type Snapshot } from '../service/snapshot.ts';
import { type ConfigOptions, createConfigFinder } from './configFile.ts';
import { type Counts, exitStatus } from './exitStatus.ts';
import { analyse, type Input, type Prepared, prepareInputs } from './inputs.ts';
import type { Io } from './io.ts';
import { countSeverities } from './judge.ts';
import {
  addTotals,
  type FixReport,
  formatFixReport,
  formatFixSummary,
  NO_TOTALS,
  type WayToFix,
} from './report/fixText.ts';
import { sayError } from './sayError.ts';
import { createStyle, wantsColor } from './style.ts';
import { UsageError } from './usageError.ts';
import { type FileState, replaceFile, stateOf } from './writeFile.ts';

/** Options of `fix`. */
export interface FixOptions extends ConfigOptions {
  /** Only these rules; all where it is empty. */
  readonly rule: readonly string[];
  readonly unsafe: boolean;
  readonly dryRun: boolean;
  readonly color: boolean;
}

/** What fixing a file came to. */
type Outcome =
  | { readonly report: FixReport; readonly counts: Counts }
  | { readonly problem: string }
  | undefined;

/**
 * Applies the edits of the editor's fix-all to files in place; from standard input to standard output; as a diff only with
 * `dryRun`.
 *
 * @returns the exit status; what is left counts as for `check`
 * @throws UsageError before anything is written
 */
export async function fix(args: readonly string[], options: FixOptions, io: Io): Promise<number> {
  const { paths, rules } = takeRules(args, options.rule, io.cwd);
  for (const id of rules) requireRule(id);
  const findConfig = createConfigFinder(options, io.cwd);
  const prepared = await prepareInputs(paths, findConfig, io);
  for (const error of prepared.errors) sayError(error, io);
  // Where standard output carries a text or a diff, the report goes to standard error.
  const carries = options.dryRun || paths.includes('-');
  const say = carries ? io.stderr : io.stdout;
  const style = createStyle(wantsColor(options.color, { env: io.env, stdout: say }));
  let totals = NO_TOTALS;
  let failed = prepared.errors.length > 0;
  for (const input of prepared.inputs) {
    const outcome = fixInput(input, prepared, { ...options, rule: rules }, io);
    if (!outcome) continue;
    if ('problem' in outcome) {
      failed = true;
      sayError({ file: input.file.name, message: outcome.problem }, io);
      continue;
    }
    totals = addTotals(totals, outcome);
    say.write(formatFixReport(outcome.report, style));
  }
  say.write(formatFixSummary(totals, options, style));
  return exitStatus(totals.counts, 'warning', failed);
}

/** After `--rule`, further arguments that name rules and no files are rules: `fix k8s --rule latest-tag image-digest`. */
function takeRules(
  args: readonly string[],
  rules: readonly string[],
  cwd: string,
): { readonly paths: readonly string[]; readonly rules: readonly string[] } {
  const isRule = (arg: string): boolean =>
    RULES.some(({ meta }) => meta.id === arg) && !existsSync(resolve(cwd, arg));
  const more = rules.length > 0 ? args.filter(isRule) : [];
  const paths = args.filter((arg) => !more.includes(arg));
  return { paths, rules: [...rules, ...more] };
}

/** @throws UsageError where there is no such rule */
export function requireRule(id: string): void {
  const ids = RULES.map(({ meta }) => meta.id);
  if (ids.includes(id)) return;
  throw new UsageError(
    `There is no rule "${id}".${didYouMean(id, ids)} "manifest-guard rules" lists them all.`,
  );
}

function fixInput(input: Input, { facts, sources }: Prepared, options: FixOptions, io: Io): Outcome {
  try {
    const isStdin = input.file.path === '-';
    const before = isStdin ? undefined : stateOf(input.file.path);
    const analysis = analyse(input, facts, sources.take(input));
    if ('problem' in analysis) return analysis;
    const { snapshot, errors, diagnosis } = analysis;
    const [broken] = errors;
    if (broken) {
      if (isStdin && !options.dryRun) io.stdout.write(snapshot.file.text);
      return { problem: `${broken.message} Nothing is changed.` };
    }
    if (diagnosis.unparsable) return undefined;
    return fixSnapshot(input, snapshot, before, options, io);
  } catch (error) {
    return { problem: describeSystemError(error) };
  }
}

/** How what is left can be fixed. What the fix-all that just ran was allowed to fix, and could not, needs somebody who looks at it. */
function ways(after: Snapshot, placed: PlacedFinding, unsafe: boolean): WayToFix {
  const fixes = fixesOf(after, placed);
  if (fixes.length === 0) return 'by hand';
  return unsafe || !fixes.some(fitsFixAll) ? 'one at a time' : 'with --unsafe';
}

function fixSnapshot(
  input: Input,
  snapshot: Snapshot,
  before: FileState | undefined,
  options: FixOptions,
  io: Io,
): Outcome {
  const { rule, unsafe, dryRun } = options;
  const { text, fixed } = fixAll(snapshot, { unsafe, ...(rule.length > 0 && { rules: rule }) });
  const changed = text !== snapshot.file.text;
  const after = changed
    ? createSnapshot(text, input.config, {
        file: input.file.name,
        previous: snapshot,
        factsWith: () => snapshot.context.facts,
      })
    : snapshot;
  if (dryRun) {
    if (changed) io.stdout.write(unifiedDiff(input.file.name, snapshot.file.text, text));
  } else if (!before) {
    io.stdout.write(text);
  } else if (changed) {
    replaceFile(input.file.path, text, before);
  }
  const left = diagnose(after).findings.filter(
    ({ finding }) => rule.length === 0 || rule.includes(finding.rule),
  );
  const fixes = left.map((placed) => ways(after, placed, unsafe));
  return { report: { file: input.file.name, fixed, left, fixes }, counts: countSeverities(left) };
}

/** The change of a file as `patch -p1` and `git apply` take it. */
function unifiedDiff(file: string, before: string, after: string): string {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options);
}
