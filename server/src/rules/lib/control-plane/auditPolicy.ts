import { readTexts } from '../../../kube/labels.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';

/** What a rule of an audit policy does to requests for something: takes all of them, some, none, or nobody can tell. */
export type Taking = 'all' | 'some' | 'none' | 'unknown';

/** A resource of the API; `name` with its subresource, as in `serviceaccounts/token`. */
export interface ApiResource {
  readonly group: string;
  readonly name: string;
}

/** The rules of an audit policy, in order: the first that matches a request decides. */
export function policyRules({ root }: Resource): readonly Field[] {
  return root.at('rules').items;
}

const LIMITS = ['users', 'userGroups', 'verbs', 'namespaces', 'resources', 'nonResourceURLs'] as const;
const EVERYONE = ['system:authenticated', 'system:unauthenticated'];

/** Whether a rule takes every request; undefined where that cannot be known. */
export function takesEverything(rule: Field): boolean | undefined {
  const limits = LIMITS.map((key) => limitOf(rule, key));
  if (limits.includes('known')) return false;
  return limits.includes('unknown') ? undefined : true;
}

/** An empty list limits nothing (apiserver/pkg/audit/policy/checker.go); nor do the two groups that all users are in. */
function limitOf(rule: Field, key: (typeof LIMITS)[number]): 'none' | 'known' | 'unknown' {
  const list = rule.at(key);
  if (list.isAbsent) return 'none';
  if (list.items.length > 0) {
    const texts = list.items.map((item) => item.string);
    return key === 'userGroups' && EVERYONE.every((group) => texts.includes(group)) ? 'none' : 'known';
  }
  return list.isCompleteList ? 'none' : 'unknown';
}

/** Which requests for a resource a rule takes, as apiserver/pkg/audit/policy/checker.go matches them. */
export function taking(rule: Field, resource: ApiResource): Taking {
  const limits = LIMITS.map((key) => [key, limitOf(rule, key)] as const);
  if (limits.some(([, limit]) => limit === 'unknown')) return 'unknown';
  const limited = limits.filter(([, limit]) => limit === 'known').map(([key]) => key);
  if (limited.includes('nonResourceURLs')) return 'none';
  const byResource = limited.includes('resources') ? matchAny(rule.at('resources'), resource) : 'all';
  if (byResource !== 'all') return byResource;
  return limited.some((key) => key !== 'resources') ? 'some' : 'all';
}

function matchAny(list: Field, resource: ApiResource): Taking {
  const matches = list.items.map((entry) => matchEntry(entry, resource));
  if (matches.includes('all')) return 'all';
  if (matches.includes('unknown') || !list.isCompleteList) return 'unknown';
  return matches.includes('some') ? 'some' : 'none';
}

function matchEntry(entry: Field, { group, name }: ApiResource): Taking {
  const written = entry.at('group').isAbsent ? '' : entry.at('group').string;
  const names = readTexts(entry.at('resources'));
  if (written === undefined || names === undefined) return 'unknown';
  if (written !== group) return 'none';
  const [base, sub] = name.split('/');
  const matches = (pattern: string): boolean =>
    pattern === name ||
    pattern === '*' ||
    pattern === `${base}/*` ||
    (sub !== undefined && pattern === `*/${sub}`);
  if (names.length > 0 && !names.some(matches)) return 'none';
  return entry.at('resourceNames').isAbsent || names.length === 0 ? 'all' : 'some';
}

/** Whether a rule names a resource itself, and does not only take it with others. */
export function namesResource(rule: Field, { name }: ApiResource): boolean {
  return rule
    .at('resources')
    .items.some((entry) => entry.at('resources').items.some((item) => item.is(name)));
}

/** Has requests recorded once where a fix makes the log longer: what is recorded at their arrival is there again with the answer. */
export function omitArrival({ root }: Resource): EditOperation[] {
  const stages = root.at('omitStages');
  const isKnown = stages.isCompleteList && !stages.items.some((stage) => stage.is('RequestReceived'));
  return isKnown ? [{ kind: 'append', path: stages.path, value: 'RequestReceived' }] : [];
}
