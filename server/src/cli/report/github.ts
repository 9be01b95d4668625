import type { Severity } from '../../config/config.ts';
import type { FilePart, FileReport, Format, Reporter, Write } from './reporter.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands that GitHub Actions shows as annotations.
 *
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const GITHUB_FORMAT: Format = { toPart, createReporter };

function toPart({ file, findings }: FileReport): FilePart {
  const commands = findings.map(({ placed }) => {
    const { start, end } = placed.range;
    const { severity, rule, message } = placed.finding;
    const place = { file, line: start.line + 1, endLine: end.line + 1, col: start.character + 1 };
    // GitHub refuses an end column for more than one line.
    const columns = start.line === end.line ? { endColumn: end.character + 1 } : {};
    return formatCommand(COMMANDS[severity], { ...place, ...columns, title: rule }, message);
  });
  return { text: commands.join('') };
}

function createReporter(write: Write): Reporter {
  return {
    file: ({ text }) => {
      if (text !== '') write(text);
    },
    end: ({ errors }) => {
      for (const { file, message } of errors) write(formatCommand('error', { file }, message));
    },
  };
}

/** A workflow command as a line. */
function formatCommand(
  command: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(',')}::${escapeMessage(message)}\n`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
