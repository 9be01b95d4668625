/** What VS Code knows of one setting; see `WorkspaceConfiguration.inspect`. */
export interface Inspected {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/**
 * The value that somebody set, undefined where nobody did. Defaults are left out: they must not win over the configuration file of
 * a team. Mappings are laid over each other as VS Code does, the folder's over the workspace's over the user's.
 */
export function explicitValue({ globalValue, workspaceValue, workspaceFolderValue }: Inspected): unknown {
  return [globalValue, workspaceValue, workspaceFolderValue].reduce(overlay, undefined);
}

function overlay(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  return isMapping(below) && isMapping(above) ? { ...below, ...above } : above;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
