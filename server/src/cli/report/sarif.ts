import type { Severity } from '../../config/config.ts';
import { RULES } from '../../rules/index.ts';
import type { RuleMeta } from '../../rules/rule.ts';
import { rulePage } from '../../service/rulePage.ts';
import { VERSION } from '../version.ts';
import type {
  FilePart,
  FileReport,
  Format,
  ReportedFinding,
  ReportedSuppression,
  Reporter,
  Write,
} from './reporter.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What GitHub code scanning sorts by; a score from 0 to 10. */
const SCORES: Readonly<Record<Severity, string>> = { error: '8.5', warning: '5.5', info: '2.5', hint: '1.0' };

/**
 * SARIF 2.1.0, one result a line.
 *
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const SARIF_FORMAT: Format = { toPart, createReporter };

const INDEXES: ReadonlyMap<string, number> = new Map(RULES.map(({ meta }, index) => [meta.id, index]));

function toPart({ file, findings, suppressed }: FileReport): FilePart {
  const silenced = suppressed.map((finding) => ({
    ...toResult(file, finding),
    suppressions: [toSuppression(finding)],
  }));
  const results = [...findings.map((finding) => toResult(file, finding)), ...silenced];
  return { text: results.map((result) => JSON.stringify(result)).join(',\n') };
}

function createReporter(write: Write): Reporter {
  let separator = '';
  write(
    `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify(tool())},"columnKind":"utf16CodeUnits","results":[`,
  );
  return {
    file: ({ text }) => {
      if (text === '') return;
      write(`${separator}\n${text}`);
      separator = ',';
    },
    end: ({ errors }) => {
      const notifications = errors.map(({ file, message }) => ({
        level: 'error',
        message: { text: message },
        locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file) } } }],
      }));
      const invocation = {
        executionSuccessful: errors.length === 0,
        toolExecutionNotifications: notifications,
      };
      write(`\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`);
    },
  };
}

function tool(): object {
  const rules = RULES.map(({ meta }) => toRule(meta));
  return { driver: { name: 'manifest-guard', version: VERSION, semanticVersion: VERSION, rules } };
}

function toRule(meta: RuleMeta): object {
  return {
    id: meta.id,
    shortDescription: { text: meta.summary },
    fullDescription: { text: meta.why.trim().replace(/\s+/g, ' ') },
    help: { text: `${meta.summary} ${meta.docs}`, markdown: rulePage(meta.id) ?? meta.summary },
    helpUri: meta.docs,
    defaultConfiguration: { level: LEVELS[meta.severity] },
    properties: {
      tags: ['security', 'kubernetes', meta.category],
      precision: 'high',
      'security-severity': SCORES[meta.severity],
    },
  };
}

/** A finding as a SARIF result; lines and columns count from 1 there. */
function toResult(file: string, { placed }: ReportedFinding): object {
  const { finding, range } = placed;
  const ruleIndex = INDEXES.get(finding.rule);
  const region = {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file) }, region } }],
  };
}

/** Why a result is not to be acted on: said in the manifest itself, or outside of it. */
function toSuppression({ reason, by }: ReportedSuppression): object {
  const kind = by === 'config' ? 'external' : 'inSource';
  return { kind, ...(reason === '' ? {} : { justification: reason }) };
}

/** A path as a relative URI reference. */
function toUri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
