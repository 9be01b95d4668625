import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  commands,
  type Diagnostic,
  Disposable,
  languages,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  DIAGNOSTIC_SOURCE,
  RULE_PAGE_REQUEST,
  RULES_REQUEST,
  type RulePageParams,
  type RuleSummary,
} from '../../server/src/lsp/protocol.ts';
import { LANGUAGES } from './manifestText.ts';
import type { Server } from './server.ts';

const SCHEME = 'manifest-guard-rule';
const COMMAND = 'manifestGuard.showRulePage';

/** Pages of rules: the command, the documents behind it, and "Explain …" in the light bulb. */
export function showRulePages(server: Server): Disposable {
  const provider: TextDocumentContentProvider = {
    provideTextDocumentContent: async ({ path }) => {
      const params: RulePageParams = { rule: path.replace(/^\//, '').replace(/\.md$/, '') };
      const page = await server.request<string | null>(RULE_PAGE_REQUEST, params);
      return page ?? `There is no rule \`${params.rule}\`.`;
    },
  };
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(SCHEME, provider),
    commands.registerCommand(COMMAND, async (rule?: unknown) => {
      const id = typeof rule === 'string' ? rule : await pickRule(server);
      if (id !== undefined) await openPage(id);
    }),
    languages.registerCodeActionsProvider([...LANGUAGES], explainActions, {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  );
}

async function pickRule(server: Server): Promise<string | undefined> {
  const rules = await server.request<RuleSummary[]>(RULES_REQUEST, null);
  const items = rules.map(({ id, summary, category, severity }) => ({
    label: id,
    description: `${category} · ${severity}`,
    detail: summary,
  }));
  const picked = await window.showQuickPick(items, {
    placeHolder: 'Rule to read about',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.label;
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

const explainActions: CodeActionProvider = {
  provideCodeActions: (_document, _range, { diagnostics }) => {
    const rules = new Set(diagnostics.flatMap((diagnostic) => ruleOf(diagnostic) ?? []));
    return [...rules].map((rule) => {
      const action = new CodeAction(`Explain "${rule}"`, CodeActionKind.QuickFix);
      action.command = { command: COMMAND, title: action.title, arguments: [rule] };
      action.diagnostics = diagnostics.filter((diagnostic) => ruleOf(diagnostic) === rule);
      return action;
    });
  },
};

/** The rule of a diagnostic; problems of the YAML itself have no page. */
function ruleOf({ source, code }: Diagnostic): string | undefined {
  if (source !== DIAGNOSTIC_SOURCE) return undefined;
  const id = typeof code === 'object' ? code.value : code;
  return typeof id === 'string' && !/^(?:yaml-|unreadable-)/.test(id) ? id : undefined;
}
