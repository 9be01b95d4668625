/** Code actions as far as a menu is arranged by them: those of the server say in `data` what they are about. */
export interface MenuAction {
  readonly title: string;
  readonly data?: unknown;
}

/** An action to choose in a second step. */
export interface Choice extends MenuAction {
  /** Of the finding that it is about. */
  readonly message?: string;
}

/** The ways to suppress one finding. */
export interface SuppressionGroup<A> {
  readonly rule: string;
  readonly actions: readonly A[];
}

/** The actions of a place, with those that are asked for in a second step apart. */
export interface Menu<A> {
  /** Offered one by one. */
  readonly direct: readonly A[];
  /** "Fix all of a rule in this file", where too many of them meet at one place. */
  readonly fixRules: readonly A[];
  /** One for each finding. */
  readonly suppressions: readonly SuppressionGroup<A>[];
}

/** More of a kind than these are asked for in a second step. */
export const MOST_DIRECT = 2;

/** Arranges the actions of a place: ten findings may meet at the name of a container, with five ways to suppress each. */
export function arrange<A extends MenuAction>(actions: readonly A[]): Menu<A> {
  const fixRules = actions.filter((action) => requestOf(action)?.type === 'fixRule');
  const isGrouped = fixRules.length > MOST_DIRECT;
  const direct = actions.filter((action) => {
    const type = requestOf(action)?.type;
    return type !== 'suppress' && !(isGrouped && type === 'fixRule');
  });
  return { direct, fixRules: isGrouped ? fixRules : [], suppressions: suppressionsIn(actions) };
}

function suppressionsIn<A extends MenuAction>(actions: readonly A[]): SuppressionGroup<A>[] {
  const groups = new Map<string, { rule: string; actions: A[] }>();
  for (const action of actions) {
    const request = requestOf(action);
    if (request?.type !== 'suppress' || !isEntries(request.key)) continue;
    const id = JSON.stringify(request.key);
    const group = groups.get(id) ?? { rule: String(request.key.rule), actions: [] };
    group.actions.push(action);
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** How far a suppression reaches, as an entry of a list: "For this line". */
export function reachOf({ title }: MenuAction, rule: string): string {
  const reach = title.replace(`Suppress ${rule} `, '');
  return reach.charAt(0).toUpperCase() + reach.slice(1);
}

/** What a suppression writes, in a few words. */
export function reachDetail(action: MenuAction): string | undefined {
  const scope = requestOf(action)?.scope;
  return typeof scope === 'string' ? DETAILS[scope] : undefined;
}

/** Whether an action edits the configuration file instead of the manifest. */
export function isForConfiguration(action: MenuAction): boolean {
  return requestOf(action)?.scope === 'config';
}

const DETAILS: Readonly<Record<string, string>> = {
  line: 'A comment above it',
  container: 'A comment before it and one behind it',
  object: 'At the object itself: comments, or an annotation in JSON',
  file: 'A comment at the top of this file',
  config: 'An exemption, beside what else the team has agreed on',
};

type Entries = Readonly<Record<string, unknown>>;

const isEntries = (value: unknown): value is Entries => typeof value === 'object' && value !== null;

function requestOf({ data }: MenuAction): Entries | undefined {
  return isEntries(data) && isEntries(data.request) ? data.request : undefined;
}
