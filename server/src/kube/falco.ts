import type { Field } from '../syntax/field.ts';

/** Falco's rules files say neither API version nor kind; under this name the schema knows what is in them. */
export const FALCO = 'falco.org/rules';

/** What an item of a rules file is by the key that it has (falco.org/docs/rules). */
export const FALCO_KINDS: ReadonlyMap<string, string> = new Map([
  ['rule', 'Rule'],
  ['macro', 'Macro'],
  ['list', 'List'],
  ['required_engine_version', 'EngineVersion'],
  ['required_plugin_versions', 'PluginVersions'],
]);

/** Items are looked at only up to this many; Falco's own file of rules has some hundred. */
const MAX_ITEMS = 5_000;

/** What an item of a Falco rules file is. */
export interface FalcoItem {
  readonly root: Field;
  readonly kind: string;
  readonly name: string | undefined;
}

/**
 * The items of a Falco rules file; none where a document is something else. It is one where each item is of a kind that Falco has, and
 * one of them at least is a whole rule or macro.
 */
export function falcoItems(document: Field): readonly FalcoItem[] {
  if (document.node?.kind !== 'sequence') return [];
  const items = document.items.slice(0, MAX_ITEMS).map(toItem);
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length && known.some(isWhole) ? known : [];
}

function toItem(root: Field): FalcoItem | undefined {
  for (const [key, kind] of FALCO_KINDS) {
    if (!root.at(key).isAbsent) return { root, kind, name: root.at(key).string };
  }
  return undefined;
}

function isWhole({ root, kind }: FalcoItem): boolean {
  const needed = kind === 'Rule' ? ['condition', 'output'] : kind === 'Macro' ? ['condition'] : undefined;
  return needed?.every((key) => root.at(key).node !== undefined) === true;
}
