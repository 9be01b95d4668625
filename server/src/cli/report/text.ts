import type { Severity } from '../../config/config.ts';
import { count, plain, type Style } from '../style.ts';
import type { FilePart, FileReport, Format, ReportedFinding, Reporter, Summary, Write } from './reporter.ts';

/** Messages longer than this do not move the column of the rules. */
const MESSAGE_WIDTH = 90;

/** What the last line says besides the summary. */
interface TextSums {
  readonly filesWithFindings: number;
  /** Findings that `fix` mends. */
  readonly safe: number;
  /** Findings that it mends with `--unsafe` only. */
  readonly unsafe: number;
}

/** For people: findings grouped by file, a line with the sums at the end. */
export const TEXT_FORMAT: Format = { toPart, createReporter };

function toPart(report: FileReport, style: Style): FilePart {
  if (report.findings.length === 0) return { text: '' };
  const fixable = { safe: 0, unsafe: 0 };
  for (const { fix } of report.findings) {
    const safety = fix();
    if (safety) fixable[safety] += 1;
  }
  return { text: formatFile(report, style), fixable };
}

function createReporter(write: Write, style: Style): Reporter {
  const sums = { filesWithFindings: 0, safe: 0, unsafe: 0 };
  return {
    file: ({ text, fixable }) => {
      if (text === '') return;
      sums.filesWithFindings += 1;
      sums.safe += fixable?.safe ?? 0;
      sums.unsafe += fixable?.unsafe ?? 0;
      write(text);
    },
    end: (summary) => write(formatSummary(summary, sums, style)),
  };
}

/** A file's findings as aligned lines: place, severity, message, rule. */
function formatFile({ file, findings }: FileReport, style: Style): string {
  const rows = findings.map(toRow);
  const placeWidth = Math.max(...rows.map(({ place }) => place.length));
  const severityWidth = Math.max(...rows.map(({ severity }) => severity.length));
  const messageWidth = Math.min(MESSAGE_WIDTH, Math.max(...rows.map(({ message }) => message.length)));
  const lines = rows.map(({ place, severity, message, rule }) =>
    [
      `  ${style.dim(place.padStart(placeWidth))}`,
      style.severity(severity, severity.padEnd(severityWidth)),
      message.padEnd(messageWidth),
      style.dim(rule),
    ].join('  '),
  );
  return `${[style.strong(plain(file)), ...lines].join('\n')}\n\n`;
}

function toRow({ placed }: ReportedFinding) {
  const { line, character } = placed.range.start;
  const { severity, message, rule } = placed.finding;
  return { place: `${line + 1}:${character + 1}`, severity, message: plain(message), rule };
}

const NOUNS: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['hint', 'hint'],
];

/** The sums of a run in a line. */
function formatSummary(summary: Summary, sums: TextSums, style: Style): string {
  const looked = `${count(summary.files, 'file')}, ${count(summary.documents, 'document')}`;
  const total = Object.values(summary.counts).reduce((sum, number) => sum + number, 0);
  if (total === 0)
    return summary.errors.length > 0
      ? ''
      : `${style.good('All clear')}: nothing to report in ${looked}.${formatSuppressed(summary)}\n`;
  const parts = NOUNS.filter(([severity]) => summary.counts[severity] > 0).map(([severity, noun]) =>
    style.severity(
      severity,
      severity === 'info' ? `${summary.counts.info} info` : count(summary.counts[severity], noun),
    ),
  );
  const where = `in ${sums.filesWithFindings} of ${looked}`;
  return `${style.strong(count(total, 'finding'))} (${parts.join(', ')}) ${where}.${formatFixable(sums)}${formatSuppressed(summary)}\n`;
}

function formatSuppressed({ suppressed }: Summary): string {
  return suppressed === 0 ? '' : ` ${suppressed} suppressed.`;
}

function formatFixable({ safe, unsafe }: TextSums): string {
  if (safe === 0 && unsafe === 0) return '';
  if (safe === 0) return ` ${unsafe} fixable by "manifest-guard fix --unsafe" (review the result).`;
  const more = unsafe > 0 ? `, ${unsafe} more with --unsafe (review the result)` : '';
  return ` ${safe} fixable by "manifest-guard fix"${more}.`;
}
