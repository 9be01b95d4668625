import { toPointer } from '../../base/path.ts';
import type { ReportedFinding, Reporter, Write } from './reporter.ts';

/**
 * The format of the contract, one finding a line. `resource` and `container` are left out where there is none; `files` and
 * `documents` come last because they are known last.
 */
export function createJsonReporter(write: Write): Reporter {
  let separator = '';
  const silenced: object[] = [];
  write('{"version":1,"findings":[');
  return {
    file: ({ file, findings, suppressed }) => {
      for (const { reason, by, ...finding } of suppressed)
        silenced.push({ ...toJson(file, finding), reason, by });
      if (findings.length === 0) return;
      const lines = findings.map((finding) => JSON.stringify(toJson(file, finding)));
      write(`${separator}\n${lines.join(',\n')}`);
      separator = ',';
    },
    end: ({ files, documents, errors }) => {
      const rest = { suppressed: silenced, errors, files, documents };
      write(`\n],${JSON.stringify(rest).slice(1)}\n`);
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
