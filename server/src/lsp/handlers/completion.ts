import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { apiOf } from '../../schema/api.ts';
import { workspaceKinds } from '../../schema/crd/workspaceKinds.ts';
import { complete } from '../../service/complete/complete.ts';
import { documentationOf } from '../../service/complete/documentation.ts';
import type { PlacedProposal, Subject } from '../../service/complete/proposal.ts';
import type { CompletionClient } from '../clientFeatures.ts';
import { hasKindElsewhere } from '../coexistence.ts';
import { type Feature, type ServerContext, viewOf } from '../context.ts';
import { configCompletions } from './configFile.ts';

/**
 * Characters behind which something new can be proposed: blanks and colons behind keys, dashes of items, quotes and brackets of values, and
 * what stands inside values such as `apps/v1`, `10.0` and `$(NAME)`.
 */
const TRIGGERS = [' ', ':', '-', '"', "'", '/', '.', '[', '{', ',', '('];

const KINDS: Readonly<Record<PlacedProposal['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  block: CompletionItemKind.Struct,
  kind: CompletionItemKind.Class,
  snippet: CompletionItemKind.Snippet,
  comment: CompletionItemKind.Keyword,
};

/** What an item needs so that its documentation can be made later. */
interface ItemData {
  readonly uri: string;
  readonly subject: Subject;
}

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** Completion in manifests and in configuration files. */
export const completion: Feature = (context) => {
  const { connection, features, scheduler } = context;
  connection.onCompletion(
    scheduler.guard('textDocument/completion', (params, token) => completionsAt(context, params, token)),
  );
  connection.onCompletionResolve(
    scheduler.guard('completionItem/resolve', async (item) => {
      const data = readData(item.data);
      if (!data) return item;
      const { kubernetesVersion } = (await context.settings.of(data.uri)).config;
      const api = apiOf(kubernetesVersion, workspaceKinds(context.facts.current(), data.uri));
      const markdown = documentationOf(data.subject, api, kubernetesVersion, context.descriptions);
      return markdown === undefined ? item : { ...item, ...documentation(markdown, features.completion) };
    }),
  );
  return { completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true } };
};

async function completionsAt(
  context: ServerContext,
  { textDocument: { uri }, position }: CompletionParams,
  token: CancellationToken,
): Promise<CompletionList> {
  const inConfiguration = configCompletions(context, uri, position);
  if (inConfiguration) return { isIncomplete: false, items: inConfiguration };
  const view = await viewOf(context, uri);
  if (!view || token.isCancellationRequested) return NOTHING;
  const client = context.features.completion;
  const proposals = complete(view.snapshot, position, {
    snippets: !client.hasSnippets,
    schemaElsewhere: (kind) => view.left.completion && hasKindElsewhere(view.left, kind),
  });
  return {
    isIncomplete: false,
    items: proposals.map((proposal, index) => toItem(proposal, index, view.document, client)),
  };
}

function toItem(
  proposal: PlacedProposal,
  index: number,
  document: TextDocument,
  client: CompletionClient,
): CompletionItem {
  const { label, kind, detail, subject, more, range, filter, deprecated } = proposal;
  const snippet = client.snippets ? proposal.snippet : undefined;
  const newText = snippet ?? proposal.plain;
  const isAsIs = client.asIs && newText.includes('\n');
  const data: ItemData | undefined = subject && { uri: document.uri, subject };
  return {
    label,
    kind: KINDS[kind],
    sortText: String(index).padStart(4, '0'),
    filterText: filter,
    textEdit: { range, newText: snippet && !isAsIs ? withoutIndent(newText, document, range) : newText },
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(isAsIs ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(detail === undefined ? {} : describe(label, detail, client)),
    ...(proposal.documentation === undefined ? {} : documentation(proposal.documentation, client)),
    ...(more.length > 0 ? { additionalTextEdits: [...more] } : {}),
    ...(deprecated && client.tags ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(proposal.goesOn && client.suggestCommand !== undefined
      ? { command: { title: 'Suggest', command: client.suggestCommand } }
      : {}),
    ...(data ? { data } : {}),
  };
}

/** So many characters of a label and what stands behind it VS Code shows at its usual width; of more, it cuts both off. */
const ROOM = 46;

/** Behind the label where the client has a place for it there, and for both, else beside the documentation. */
function describe(
  label: string,
  detail: string,
  { labelDetails }: CompletionClient,
): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  return labelDetails && label.length + detail.length <= ROOM
    ? { labelDetails: { description: detail } }
    : { detail };
}

function documentation(value: string, { markdown }: CompletionClient): Pick<CompletionItem, 'documentation'> {
  return { documentation: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value } };
}

/**
 * Snippets without the indentation of the line that they are inserted into, in all lines but the first: editors that cannot be told to
 * leave a text as it is add it.
 */
function withoutIndent(snippet: string, document: TextDocument, { start }: Range): string {
  const line = document.getText({
    start: { line: start.line, character: 0 },
    end: { ...start, line: start.line + 1, character: 0 },
  });
  const indent = /^ */.exec(line)?.[0] ?? '';
  return snippet.replaceAll(`\n${indent}`, '\n');
}

function readData(data: unknown): ItemData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('subject' in data)) return undefined;
  return data as ItemData;
}
