import { groupsWith, verbsFor } from '../../../kube/apiResources.ts';
import type { FactType } from '../../../kube/facts/fact.ts';
import type { Stated } from '../../../kube/facts/facts.ts';
import { resourceOfKind } from '../../../kube/plural.ts';
import { RBAC_VERBS, type RbacVerb, URL_VERBS } from '../../../kube/rbacVerbs.ts';
import { riskOfResource } from '../../../kube/riskyResources.ts';
import { ownValue } from '../../../schema/notation.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { resourcesByGroup } from './apiGroups.ts';
import { mappingAround } from './around.ts';
import { dataNames } from './configData.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

/** The texts of a list of the same rule. */
export function chosen(place: ValuePlace, list: string): readonly string[] {
  return (
    mappingAround(place)
      ?.at(list)
      .items.flatMap((item) => item.string ?? []) ?? []
  );
}

/** The groups of a rule; without any, all. */
function groupsOf(place: ValuePlace): readonly string[] {
  const groups = chosen(place, 'apiGroups');
  return groups.length === 0 || groups.includes('*') ? [...resourcesByGroup(place.api).keys()] : groups;
}

/** The API groups that a rule may name, those that have its resources first. */
export function ruleGroups(place: ValuePlace): readonly ValueProposal[] {
  if (place.others.has('*')) return [];
  const all = resourcesByGroup(place.api);
  const wanted = chosen(place, 'resources').flatMap((name) =>
    [...all.keys()].filter((group) => has(all, group, name)),
  );
  const propose = (group: string): ValueProposal => {
    const names = few((all.get(group) ?? []).filter((name) => !name.includes('/')));
    return usual(group, group === '' ? `core: ${names}` : names);
  };
  return [
    ...wanted.map((group) => ({ ...propose(group), rank: 'secure' as const })),
    ...[...all.keys()].map(propose),
    discouraged('*', 'every group', 'Also the groups that are installed later.'),
  ];
}

/** So long may the names behind a group be. */
const MAX_DETAIL = 60;

/** As many names as fit behind a value. */
function few(names: readonly string[]): string {
  let text = names[0] ?? '';
  for (const name of names.slice(1)) {
    if (text.length + name.length > MAX_DETAIL) return `${text} …`;
    text += `, ${name}`;
  }
  return text;
}

function has(all: ReadonlyMap<string, readonly string[]>, group: string, name: string): boolean {
  return all.get(group)?.includes(name) === true || groupsWith(name).includes(group);
}

/** The resources of the groups of a rule, those that lead to more rights last. */
export function resources(place: ValuePlace): readonly ValueProposal[] {
  if (place.others.has('*')) return [];
  const groups = groupsOf(place);
  const all = resourcesByGroup(place.api);
  const found = groups.flatMap((group) =>
    (all.get(group) ?? []).map((name): ValueProposal => {
      const risk = riskOfResource(group, name);
      const detail = group === '' ? 'core' : group;
      return risk === undefined ? usual(name, detail) : discouraged(name, detail, risk);
    }),
  );
  return [...found, discouraged('*', 'every resource', 'Also those that are installed later.')];
}

/** A verb on the resources of the rule: which of them have it decides. */
function verbs(place: ValuePlace): readonly ValueProposal[] {
  if (place.others.has('*')) return [];
  const names = chosen(place, 'resources');
  if (names.length === 0 && chosen(place, 'nonResourceURLs').length > 0) return URL_VERBS.map(proposeVerb);
  const served = servedVerbs(place, names);
  const isPlain = names.length === 0 || names.includes('*');
  return RBAC_VERBS.filter((verb) => {
    if (verb.name === '*') return true;
    if (isPlain) return verb.name !== 'use' && !verb.only?.['certificates.k8s.io'];
    return verb.only ? isOnOneOf(verb, names) : served.has(verb.name);
  }).map((verb) => describeVerb(verb, names));
}

function servedVerbs(place: ValuePlace, names: readonly string[]): ReadonlySet<string> {
  const groups = chosen(place, 'apiGroups');
  return new Set(
    names.flatMap((name) => {
      const having =
        groups.length === 0 ? groupsWith(name) : groups.filter((group) => groupsWith(name).includes(group));
      return (having.length === 0 ? ['?'] : having).flatMap((group) => verbsFor(group, name));
    }),
  );
}

function isOnOneOf({ only = {} }: RbacVerb, names: readonly string[]): boolean {
  return Object.values(only).some((list) =>
    list.some((name) => names.some((one) => one.split('/')[0] === name)),
  );
}

function proposeVerb({ name, effect, allows }: RbacVerb): ValueProposal {
  if (effect === 'reads') return secure(name, 'reads', allows);
  if (effect === 'changes') return usual(name, name.startsWith('delete') ? 'deletes' : 'changes', allows);
  return discouraged(name, name === '*' ? 'every verb' : 'leads to more rights', allows);
}

/** Reading is harmless unless it hands over credentials, or opens a connection into a pod. */
function describeVerb(verb: RbacVerb, names: readonly string[]): ValueProposal {
  const proposal = proposeVerb(verb);
  if (verb.effect !== 'reads') return proposal;
  if (names.includes('secrets') && verb.name !== 'get')
    return discouraged(verb.name, 'shows the values of all Secrets', verb.allows);
  return names.some((name) => OPENS.has(name))
    ? usual(verb.name, 'opens a connection', verb.allows)
    : proposal;
}

/** Subresources where `get` starts something: it is the verb of a WebSocket request. */
const OPENS: ReadonlySet<string> = new Set([
  'pods/exec',
  'pods/attach',
  'pods/portforward',
  'pods/proxy',
  'nodes/proxy',
]);

/** The objects that a resource's names can be of, by what facts know them as. */
const FACTS_OF: Readonly<Record<string, FactType>> = {
  services: 'service',
  serviceaccounts: 'serviceAccount',
  namespaces: 'namespace',
  persistentvolumeclaims: 'claim',
  ingresses: 'ingress',
  networkpolicies: 'networkPolicy',
  roles: 'role',
  clusterroles: 'role',
  horizontalpodautoscalers: 'autoscaler',
  poddisruptionbudgets: 'disruptionBudget',
};

const finders = new Map<FactType, (view: ReturnType<typeof viewFrom>) => readonly Stated<FactType>[]>(
  [...Object.values(FACTS_OF), 'workload' as const].map((type) => [type, nearest(type)]),
);

function resourceNames(place: ValuePlace): readonly ValueProposal[] {
  const names = chosen(place, 'resources').map((name) => name.split('/')[0] ?? name);
  const view = viewFrom(place);
  return names.flatMap((name) => {
    if (name === 'secrets') return dataNames(place, 'secret');
    if (name === 'configmaps') return dataNames(place, 'configMap');
    const type = ownValue(FACTS_OF, name) ?? 'workload';
    return (finders.get(type)?.(view) ?? [])
      .filter(({ kind }) => resourceOfKind(kind) === name)
      .map((fact) => secure(fact.name, whereabouts(fact, view.file)));
  });
}

const URLS: readonly ValueProposal[] = [
  secure('/healthz', 'health of the API server'),
  secure('/livez'),
  secure('/readyz'),
  secure('/version', 'version of the API server'),
  usual('/metrics', 'metrics of the API server'),
  usual('/openapi/*', 'descriptions of all kinds'),
  usual('/api/*', 'discovery of the core group'),
  usual('/apis/*', 'discovery of the other groups'),
  discouraged('/logs', 'logs of the node that the API server runs on'),
  discouraged('/debug/*', 'memory and configuration of the API server'),
  discouraged('*', 'every path'),
];

/** Rules of Roles and ClusterRoles. */
export const rbacRuleValues: ValueTable = {
  'Role|ClusterRole rules.apiGroups': ruleGroups,
  'Role|ClusterRole rules.resources': resources,
  'Role|ClusterRole rules.verbs': verbs,
  'Role|ClusterRole rules.resourceNames': resourceNames,
  'ClusterRole rules.nonResourceURLs': URLS,
};
