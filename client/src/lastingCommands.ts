import { type Command, commands, Disposable } from 'vscode';

/** Makes the commands behind entries of the light bulb's menu. */
export interface LastingCommands extends Disposable {
  /** A command that needs no arguments to do this, for an entry of a menu that is shown soon. */
  readonly of: (title: string, run: () => unknown) => Command;
}

const PREFIX = 'manifestGuard.menu.entry';
/** Far more than the entries of a menu that is open, and of those that VS Code asks for meanwhile. */
const MOST = 100;

/**
 * VS Code keeps the arguments of a code action's command for itself, and forgets them with the actions of a menu: as soon as it asks
 * anew because diagnostics came or the cursor moved, even between the choice of an entry and its execution, which then fails with
 * "Actual command not found" (`CommandsConverter` in its src/vs/workbench/api/common/extHostCommands.ts). A command without
 * arguments is executed as it is. So each entry takes the next of some commands, over and over.
 */
export function createLastingCommands(): LastingCommands {
  const registered: Disposable[] = [];
  const runs: (() => unknown)[] = [];
  let next = 0;
  return {
    of: (title, run) => {
      const place = next;
      next = (next + 1) % MOST;
      runs[place] = run;
      const command = `${PREFIX}${place}`;
      if (registered.length === place)
        registered.push(commands.registerCommand(command, () => runs[place]?.()));
      return { command, title };
    },
    dispose: () => Disposable.from(...registered).dispose(),
  };
}
