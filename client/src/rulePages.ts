import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  commands,
  Disposable,
  languages,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  RULE_PAGE_REQUEST,
  RULES_REQUEST,
  type RulePageParams,
  type RuleSummary,
} from '../../server/src/lsp/protocol.ts';
import type { LastingCommands } from './lastingCommands.ts';
import { LANGUAGES } from './manifestText.ts';
import { MOST_DIRECT } from './menuGroups.ts';
import { RULE_PAGE_COMMAND, ruleOf } from './ruleLinks.ts';
import type { Server } from './server.ts';

const SCHEME = 'manifest-guard-rule';

/** Pages of rules: the command, the documents behind it, and "Explain …" in the light bulb. */
export function showRulePages(server: Server, lasting: LastingCommands): Disposable {
  const provider: TextDocumentContentProvider = {
    provideTextDocumentContent: async ({ path }) => {
      const params: RulePageParams = { rule: path.replace(/^\//, '').replace(/\.md$/, '') };
      const page = await server.request<string | null>(RULE_PAGE_REQUEST, params);
      return page ?? `There is no rule \`${params.rule}\`.`;
    },
  };
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(SCHEME, provider),
    commands.registerCommand(RULE_PAGE_COMMAND, async (rule?: unknown) => {
      const id = typeof rule === 'string' ? rule : await pickRule(server, Array.isArray(rule) ? rule : []);
      if (id !== undefined) await openPage(id);
    }),
    languages.registerCodeActionsProvider([...LANGUAGES], explainActions(lasting), {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  );
}

const INDEXES: readonly (QuickPickItem & { readonly page?: string })[] = [
  { label: '$(list-tree) All rules by control', page: 'by-control' },
  { label: '$(law) All rules by standard (Pod Security, NSA/CISA, CIS, MITRE ATT&CK)', page: 'by-standard' },
  { label: 'rules', kind: QuickPickItemKind.Separator },
];

/** @param of rules to choose from; all of them where there are none */
async function pickRule(server: Server, of: readonly unknown[]): Promise<string | undefined> {
  const all = await server.request<RuleSummary[]>(RULES_REQUEST, null);
  const rules = of.length > 0 ? all.filter(({ id }) => of.includes(id)) : all;
  const items = [
    ...(of.length > 0 ? [] : INDEXES),
    ...rules.map(({ id, summary, category, severity, otherNames }) => ({
      label: id,
      page: id,
      description: [category, severity, ...otherNames].join(' · '),
      detail: summary,
    })),
  ];
  const picked = await window.showQuickPick(items, {
    placeHolder:
      'Rule to read about: search by id, words, standard (CIS 5.2.2) or the id of another scanner (CKV_K8S_16)',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.page;
}

async function openPage(rule: string): Promise<void> {
  const uri = Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // The built-in Markdown extension may be switched off.
    await window.showTextDocument(uri, { preview: true });
  }
}

const explainActions = (lasting: LastingCommands): CodeActionProvider => ({
  provideCodeActions: (_document, _range, { diagnostics }) => {
    const rules = new Set(diagnostics.flatMap((diagnostic) => ruleOf(diagnostic) ?? []));
    const explain = (title: string, argument: unknown, about: ReadonlySet<string>): CodeAction => {
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      action.command = lasting.of(title, () => commands.executeCommand(RULE_PAGE_COMMAND, argument));
      action.diagnostics = diagnostics.filter((diagnostic) => about.has(ruleOf(diagnostic) ?? ''));
      return action;
    };
    return rules.size > MOST_DIRECT
      ? [explain(`Explain One of ${rules.size} Rules Here…`, [...rules], rules)]
      : [...rules].map((rule) => explain(`Explain ${rule}`, rule, new Set([rule])));
  },
});
