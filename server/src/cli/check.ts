import type { Severity } from '../config/config.ts';
import type { InputError } from '../host/files.ts';
import type { PlacedFinding } from '../service/diagnose.ts';
import { fixability } from '../service/fixesOf.ts';
import { type ConfigOptions, createConfigFinder } from './configFile.ts';
import { exitStatus, type FailOn, NO_COUNTS } from './exitStatus.ts';
import { analyse, prepareInputs } from './inputs.ts';
import type { Io } from './io.ts';
import { createGithubReporter } from './report/github.ts';
import { createJsonReporter } from './report/json.ts';
import type { FileReport, Reporter, Summary, Write } from './report/reporter.ts';
import { createSarifReporter } from './report/sarif.ts';
import { createTextReporter } from './report/text.ts';
import { createStyle, plain, type Style, wantsColor } from './style.ts';

/** Formats of `check`. */
type CheckFormat = 'text' | 'json' | 'sarif' | 'github';

/** Options of `check`. */
export interface CheckOptions extends ConfigOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly color: boolean;
}

const REPORTERS: Readonly<Record<CheckFormat, (write: Write, style: Style) => Reporter>> = {
  text: createTextReporter,
  json: createJsonReporter,
  sarif: createSarifReporter,
  github: createGithubReporter,
};

/**
 * Judges files and folders and reports what it finds.
 *
 * @returns the exit status
 * @throws UsageError before anything is written
 */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const findConfig = createConfigFinder(options, io.cwd);
  const { inputs, facts, errors } = await prepareInputs(paths, findConfig, io);
  for (const error of errors) sayError(error, io);
  const style = createStyle(wantsColor(options.color, io));
  const reporter = REPORTERS[options.format](io.stdout.write, style);
  const tally = createTally(errors);
  for (const input of inputs) {
    const file = input.file.name;
    const analysis = analyse(input, facts);
    if ('problem' in analysis) {
      tally.errors.push({ file, message: analysis.problem });
      sayError({ file, message: analysis.problem }, io);
      continue;
    }
    for (const { message, isFinding } of analysis.errors) {
      tally.errors.push({ file, message });
      if (!isFinding) sayError({ file, message }, io);
    }
    const { snapshot, diagnosis } = analysis;
    const reported = (placed: PlacedFinding) => ({ placed, fix: () => fixability(snapshot, placed) });
    const findings = diagnosis.findings.map(reported);
    const suppressed = diagnosis.suppressed.map(({ placed, reason, by }) => ({
      ...reported(placed),
      reason,
      by,
    }));
    const report = { file, findings, suppressed };
    tally.add(report, diagnosis.documents);
    reporter.file(report);
  }
  const summary = tally.summary();
  reporter.end(summary);
  return exitStatus(summary.counts, options.failOn, summary.errors.length > 0);
}

/** Says on standard error that an input could not be used. */
export function sayError({ file, message }: InputError, io: Io): void {
  io.stderr.write(`manifest-guard: ${plain(file)}: ${plain(message)}\n`);
}

function createTally(selectionErrors: readonly InputError[]) {
  const counts: Record<Severity, number> = { ...NO_COUNTS };
  const errors: InputError[] = [...selectionErrors];
  let files = 0;
  let documents = 0;
  let suppressed = 0;
  return {
    errors,
    add: ({ findings, suppressed: silenced }: FileReport, more: number): void => {
      files += 1;
      documents += more;
      suppressed += silenced.length;
      for (const { placed } of findings) counts[placed.finding.severity] += 1;
    },
    summary: (): Summary => ({ files, documents, counts, suppressed, errors }),
  };
}
