import { commands, Disposable, type QuickPickItem, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type Choice,
  isForConfiguration,
  reachDetail,
  reachOf,
  type SuppressionGroup,
} from './menuGroups.ts';
import type { Server } from './server.ts';
import { FIX_RULE_COMMAND, SUPPRESS_COMMAND } from './shortMenu.ts';

/** The commands behind the entries of the light bulb's menu that ask. */
export function registerMenu(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand(SUPPRESS_COMMAND, async (groups: readonly SuppressionGroup<Choice>[]) => {
      const group = await pickFinding(groups);
      const action = group && (await pickReach(group));
      if (action) await run(server, action);
    }),
    commands.registerCommand(FIX_RULE_COMMAND, async (actions: readonly Choice[]) => {
      const items = actions.map((action) => ({ label: action.title, action }));
      const picked = await window.showQuickPick(items, { placeHolder: 'Rule to fix in this file' });
      if (picked) await run(server, picked.action);
    }),
  );
}

async function pickFinding(
  groups: readonly SuppressionGroup<Choice>[],
): Promise<SuppressionGroup<Choice> | undefined> {
  if (groups.length < 2) return groups[0];
  const items = groups.map((group): QuickPickItem & { group: typeof group } => {
    const message = group.actions[0]?.message;
    return { label: group.rule, ...(message === undefined ? {} : { detail: message }), group };
  });
  const placeHolder = 'Finding to suppress';
  return (await window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.group;
}

async function pickReach({ rule, actions }: SuppressionGroup<Choice>): Promise<Choice | undefined> {
  const items = actions.map((action): QuickPickItem & { action: Choice } => {
    const detail = reachDetail(action);
    return { label: reachOf(action, rule), ...(detail === undefined ? {} : { detail }), action };
  });
  const placeHolder = `Where to suppress ${rule}? You write the reason then`;
  return (await window.showQuickPick(items, { placeHolder }))?.action;
}

async function run(server: Server, action: Choice): Promise<void> {
  try {
    const { edit, files } = await server.resolve(action);
    if (isForConfiguration(action)) {
      for (const file of files) {
        const creation = new WorkspaceEdit();
        creation.createFile(file, { ignoreIfExists: true });
        await workspace.applyEdit(creation);
        // Only in the active editor does the edit put the cursor into the reason.
        await window.showTextDocument(file, { preview: false });
      }
    }
    await workspace.applyEdit(edit);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`Manifest Guard: ${reason}`);
  }
}
