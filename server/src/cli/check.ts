import type { Severity } from '../config/config.ts';
import type { InputError } from '../host/files.ts';
import { type ConfigOptions, createConfigFinder } from './configFile.ts';
import { exitStatus, type FailOn, NO_COUNTS } from './exitStatus.ts';
import { selectInputs } from './inputs.ts';
import type { Io } from './io.ts';
import type { FileOutcome, Manner } from './judge.ts';
import { judgeAll } from './judgeAll.ts';
import { type CheckFormat, FORMATS } from './report/formats.ts';
import type { Reporter, Summary } from './report/reporter.ts';
import { sayError } from './sayError.ts';
import { createStyle, wantsColor } from './style.ts';

/** Options of `check`. */
export interface CheckOptions extends ConfigOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly color: boolean;
  /** How many threads share the work; undefined: as many as the work is worth. */
  readonly threads?: number;
}

/**
 * Judges files and folders and reports what it finds.
 *
 * @returns the exit status
 * @throws UsageError before anything is written
 */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const findConfig = createConfigFinder(options, io.cwd);
  const { inputs, errors } = await selectInputs(paths, findConfig, io);
  for (const error of errors) sayError(error, io);
  const manner: Manner = { format: options.format, color: wantsColor(options.color, io) };
  const reporter = FORMATS[manner.format].createReporter(io.stdout.write, createStyle(manner.color));
  const tally = createTally(errors);
  const take = (outcome: FileOutcome): void => {
    tally.add(outcome);
    say(outcome, reporter, io);
  };
  const warn = (message: string): void => io.stderr.write(`manifest-guard: ${message}\n`);
  await judgeAll(inputs, { manner, threads: options.threads, take, warn });
  const summary = tally.summary();
  reporter.end(summary);
  return exitStatus(summary.counts, options.failOn, summary.errors.length > 0);
}

function say({ file, judged, failures }: FileOutcome, reporter: Reporter, io: Io): void {
  for (const { message, isFinding } of failures) if (!isFinding) sayError({ file, message }, io);
  if (judged) reporter.file(judged.part);
}

function createTally(selectionErrors: readonly InputError[]) {
  const counts: Record<Severity, number> = { ...NO_COUNTS };
  const errors: InputError[] = [...selectionErrors];
  let files = 0;
  let documents = 0;
  let suppressed = 0;
  return {
    add: ({ file, judged, failures }: FileOutcome): void => {
      for (const { message } of failures) errors.push({ file, message });
      if (!judged) return;
      files += 1;
      documents += judged.documents;
      suppressed += judged.suppressed;
      for (const severity of SEVERITIES) counts[severity] += judged.counts[severity];
    },
    summary: (): Summary => ({ files, documents, counts, suppressed, errors }),
  };
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
