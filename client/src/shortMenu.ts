import { CodeAction, CodeActionKind, type Command, commands } from 'vscode';
import type { LastingCommands } from './lastingCommands.ts';
import { arrange, type Choice, type MenuAction, type SuppressionGroup } from './menuGroups.ts';

/** Asks which finding to suppress, and how: the groups. */
export const SUPPRESS_COMMAND = 'manifestGuard.menu.suppress';
/** Asks which rule to fix: the actions. */
export const FIX_RULE_COMMAND = 'manifestGuard.menu.fixRule';

/**
 * The light bulb's menu as VS Code shows it: at the name of a container, the server offers far more than anybody reads. What is
 * of one kind becomes one entry that asks. Other editors get everything at once.
 */
export function shortenMenu(
  answer: readonly (Command | CodeAction)[] | null | undefined,
  lasting: LastingCommands,
): (Command | CodeAction)[] {
  const actions = (answer ?? []).filter((action): action is CodeAction => action instanceof CodeAction);
  const { direct, fixRules, suppressions } = arrange(actions);
  const asking: Asking = (title, command, choice, about) => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.command = lasting.of(title, () => commands.executeCommand(command, choice));
    // Without any, VS Code would put it behind everything else.
    action.diagnostics = [...new Set(about.flatMap(({ diagnostics = [] }) => diagnostics))];
    return action;
  };
  return [
    ...direct,
    ...(fixRules.length > 0
      ? [asking('Fix All of One Rule in This File…', FIX_RULE_COMMAND, fixRules.map(toChoice), fixRules)]
      : []),
    ...suppressing(suppressions, asking),
  ];
}

/** Makes an entry that hands a choice to a command. */
type Asking = (
  title: string,
  command: string,
  choice: readonly unknown[],
  about: readonly CodeAction[],
) => CodeAction;

function suppressing(groups: readonly SuppressionGroup<CodeAction>[], asking: Asking): CodeAction[] {
  const [only] = groups;
  if (!only) return [];
  const actions = groups.flatMap((group) => group.actions);
  const title =
    groups.length > 1 ? `Suppress One of ${groups.length} Findings Here…` : `Suppress ${only.rule}…`;
  const choice = groups.map(({ rule, actions: ways }) => ({ rule, actions: ways.map(toChoice) }));
  return [asking(title, SUPPRESS_COMMAND, choice, actions)];
}

/** What the second step needs of an action. */
function toChoice(action: CodeAction & MenuAction): Choice {
  const message = action.diagnostics?.[0]?.message;
  return { title: action.title, data: action.data, ...(message === undefined ? {} : { message }) };
}
