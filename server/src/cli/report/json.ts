import { toPointer } from '../../base/path.ts';
import type { FilePart, FileReport, Format, ReportedFinding, Reporter, Write } from './reporter.ts';

/**
 * The format of the contract, one finding a line. `resource` and `container` are left out where there is none; `files` and
 * `documents` come last because they are known last.
 */
export const JSON_FORMAT: Format = { toPart, createReporter };

function toPart({ file, findings, suppressed }: FileReport): FilePart {
  const silenced = suppressed.map(({ reason, by, ...finding }) => ({ ...toJson(file, finding), reason, by }));
  return {
    text: findings.map((finding) => JSON.stringify(toJson(file, finding))).join(',\n'),
    suppressed: silenced.map((finding) => JSON.stringify(finding)).join(','),
  };
}

function createReporter(write: Write): Reporter {
  let separator = '';
  const silenced: string[] = [];
  write('{"version":1,"findings":[');
  return {
    file: ({ text, suppressed }) => {
      if (suppressed) silenced.push(suppressed);
      if (text === '') return;
      write(`${separator}\n${text}`);
      separator = ',';
    },
    end: ({ files, documents, errors }) => {
      const rest = JSON.stringify({ errors, files, documents }).slice(1);
      write(`\n],"suppressed":[${silenced.join(',')}],${rest}\n`);
    },
  };
}

/** A finding as the contract has it. */
function toJson(file: string, { placed, fix }: ReportedFinding): object {
  const { finding, range, document } = placed;
  const { resource, container } = finding;
  return {
    file,
    range,
    source: finding.source,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    category: finding.category,
    pss: finding.pss ?? null,
    fix: fix(),
    ...(resource && {
      resource: {
        apiVersion: resource.apiVersion,
        kind: resource.kind,
        namespace: resource.namespace,
        name: resource.name,
        document,
      },
    }),
    ...(container && { container: container.name }),
    path: toPointer(finding.path),
  };
}
