import {
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FixedFile } from '../../service/applyFix.ts';
import {
  type ActionOffer,
  type ActionRequest,
  offerActions,
  resolveAction,
} from '../../service/codeActions.ts';
import type { FindingKey } from '../../service/diagnose.ts';
import { type Feature, type ServerContext, type View, viewOf } from '../context.ts';
import { type ActionData, readActionData, readFindingKey } from '../fromLsp.ts';
import { DIAGNOSTIC_SOURCE } from '../protocol.ts';
import { contentModified } from '../scheduler.ts';
import { toWorkspaceEdit, toWorkspaceEdits } from '../toLsp.ts';
import { configActions } from './configFile.ts';

/** Quick fixes, hardening and fix-all. Their edits are computed when one is chosen, where the client can wait for that. */
export const codeActions: Feature = (context) => {
  const { connection, features, scheduler } = context;
  connection.onCodeAction(
    scheduler.guard('textDocument/codeAction', async (params): Promise<CodeAction[]> => {
      const inConfiguration = configActions(context, params);
      if (inConfiguration) return inConfiguration;
      const view = await viewOf(context, params.textDocument.uri);
      if (!view) return [];
      return offersFor(context, view, params).flatMap(
        (offer) => toAction(context, view, offer, params) ?? [],
      );
    }),
  );
  connection.onCodeActionResolve(
    scheduler.guard('codeAction/resolve', async (action): Promise<CodeAction> => {
      const data = readActionData(action.data);
      return data ? { ...action, edit: await resolve(context, data) } : action;
    }),
  );
  return {
    codeActionProvider: {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.manifestGuard'],
      resolveProvider: features.lazyEdits,
    },
  };
};

/**
 * What to offer for the range, and for the diagnostics that the client names although they lie beside it: some editors ask for
 * the cursor's place and send all diagnostics of the line.
 */
function offersFor(
  { features }: ServerContext,
  view: View,
  { range, context: { only, diagnostics } }: CodeActionParams,
): ActionOffer[] {
  const ranges: Range[] = [range, ...diagnostics.filter(isOurs).map((diagnostic) => diagnostic.range)];
  const offers = ranges
    .flatMap((place) => offerActions(view.snapshot, place, only))
    .filter(({ request }) => features.createsFiles || !isForConfig(request));
  return [...new Map(offers.map((offer) => [JSON.stringify(offer.request), offer])).values()];
}

/** It is written into a file that may have to be made. */
const isForConfig = (request: ActionRequest): boolean =>
  request.type === 'suppress' && request.scope === 'config';

const surroundings = ({ workspace, features }: ServerContext) => ({
  read: workspace.read,
  folders: features.folders,
});

const isOurs = ({ source }: Diagnostic): boolean => source === DIAGNOSTIC_SOURCE;

function toAction(
  context: ServerContext,
  view: View,
  offer: ActionOffer,
  params: CodeActionParams,
): CodeAction | undefined {
  const { uri } = view.document;
  const diagnostics = params.context.diagnostics.filter((diagnostic) => isAbout(diagnostic, offer));
  const action: CodeAction = {
    title: offer.title,
    kind: offer.kind,
    ...(offer.isPreferred ? { isPreferred: true } : {}),
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
  };
  const data: ActionData = { uri, version: view.version, request: offer.request };
  if (context.features.lazyEdits) return { ...action, data };
  const outcome = resolveAction(view.snapshot, offer.request, surroundings(context));
  return outcome.ok ? { ...action, edit: editOf(context, view, data, outcome.files) } : undefined;
}

function isAbout(diagnostic: Diagnostic, offer: ActionOffer): boolean {
  const key = readFindingKey(diagnostic);
  return key !== undefined && offer.findings.some((placed) => sameKey(placed.key, key));
}

function sameKey(a: FindingKey, b: FindingKey): boolean {
  return (
    a.rule === b.rule && a.messageId === b.messageId && a.document === b.document && a.pointer === b.pointer
  );
}

async function resolve(context: ServerContext, data: ActionData): Promise<WorkspaceEdit> {
  const view = await viewOf(context, data.uri);
  if (view?.version !== data.version) throw contentModified();
  const outcome = resolveAction(view.snapshot, data.request, surroundings(context));
  if (!outcome.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, outcome.reason);
  return editOf(context, view, data, outcome.files);
}

/**
 * Tab stops help with the one fix that somebody chose; in a fix-all or on save they would be in the way. What a fix changes in other
 * files is looked at first, where the client can do that: nobody would see it happen.
 */
function editOf(
  context: ServerContext,
  { document }: View,
  { request }: ActionData,
  files: readonly FixedFile[],
): WorkspaceEdit {
  const [own, ...others] = files;
  if (others.length === 0 && own?.file === document.uri) {
    const isChosen = request.type === 'fix' || request.type === 'suppress';
    return toWorkspaceEdit(document, own.edits, context.features, isChosen ? 'tab-stops' : 'plain');
  }
  const changed = files.flatMap(({ file, edits, isNew = false }) => {
    const target = context.documents.get(file);
    return edits.length > 0 ? [{ uri: file, version: target?.version ?? null, edits, isNew }] : [];
  });
  return toWorkspaceEdits(changed, context.features, request.type === 'fix' ? request.title : undefined);
}
