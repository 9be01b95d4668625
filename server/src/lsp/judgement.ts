import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { judgeSection } from '../analysis/judge.ts';
import { type Diagnosis, diagnose } from '../service/diagnose.ts';
import { isSaidElsewhere } from './coexistence.ts';
import type { ServerContext, View } from './context.ts';
import { STATUS_NOTIFICATION, type StatusParams } from './protocol.ts';
import type { IsCurrent } from './scheduler.ts';
import { silentStatus, statusOf } from './status.ts';
import { toDiagnostic, toInputDiagnostic } from './toLsp.ts';

/** Judges versions of documents for whoever tells the client. */
export interface Judgement {
  /**
   * The diagnostics of a version of a document; undefined where a newer one came meanwhile. Long files are judged in slices,
   * so that such news can arrive.
   */
  readonly diagnosticsOf: (view: View, isCurrent: IsCurrent) => Promise<Diagnostic[] | undefined>;
  /** Tells the client that there is nothing to say about a document. */
  readonly silence: (document: TextDocument) => void;
  /** Forgets what was logged for a document. */
  readonly forget: (uri: string) => void;
}

/** Makes a judge that logs rules which fail, once for each rule and document, and tells the client the status. */
export function createJudgement({ connection, features, log, scheduler }: ServerContext): Judgement {
  const logged = new Map<string, Set<string>>();

  const logFailures = (uri: string, { failures }: Diagnosis): void => {
    const known = logged.get(uri) ?? new Set<string>();
    logged.set(uri, known);
    for (const { rule, error } of failures) {
      if (known.has(rule)) continue;
      known.add(rule);
      log.failure(`Rule ${rule} failed on ${uri}`, error);
    }
  };

  const sendStatus = (status: StatusParams): void => {
    if (!features.status) return;
    connection
      .sendNotification(STATUS_NOTIFICATION, status)
      .catch((error: unknown) => log.failure('Status', error));
  };

  return {
    diagnosticsOf: async (view, isCurrent) => {
      const { context, file } = view.snapshot;
      let spent = view.parseMilliseconds;
      await scheduler.inSlices(file.sections, isCurrent, ({ section }) => {
        const start = performance.now();
        judgeSection(section, context);
        spent += performance.now() - start;
      });
      if (!isCurrent()) return undefined;
      const diagnosis = diagnose(view.snapshot);
      logFailures(view.document.uri, diagnosis);
      if (features.status) scheduler.afterwards(isCurrent, () => sendStatus(statusOf(view, spent)));
      return toDiagnostics(view, diagnosis);
    },
    silence: ({ uri, version }) => sendStatus(silentStatus(uri, version)),
    forget: (uri) => logged.delete(uri),
  };
}

function toDiagnostics(view: View, { findings, problem }: Diagnosis): Diagnostic[] {
  const unreadable = problem !== undefined && isMeantAsManifest(view) ? [toInputDiagnostic(problem)] : [];
  const reported = findings.filter(({ finding }) => !isSaidElsewhere(finding, view.left));
  return [...unreadable, ...reported.map(toDiagnostic)];
}

/** Any YAML may be a manifest; a large JSON file is most likely data, unless its beginning says otherwise. */
function isMeantAsManifest({ document }: View): boolean {
  if (document.languageId === 'yaml') return true;
  const beginning = document.getText({ start: { line: 0, character: 0 }, end: { line: 20, character: 0 } });
  return /"apiVersion"\s*:/.test(beginning.slice(0, 10_000)) && /"kind"\s*:/.test(beginning.slice(0, 10_000));
}
