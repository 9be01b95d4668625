import {
  ALL_VERBS,
  apiResourcesOf,
  groupsWith,
  READ_VERBS,
  subresourceOf,
  verbsFor,
} from '../../../kube/apiResources.ts';
import type { PolicyRule } from '../../../kube/rbac.ts';
import type { Field } from '../../../syntax/field.ts';

/** Groups whose resources are the names of metrics, so that nobody can list them. */
const OPEN_GROUPS = ['custom.metrics.k8s.io', 'external.metrics.k8s.io'];

/** Groups that can only be read: metrics of three kinds. Sources: kubernetes/metrics pkg/apis. */
const READ_ONLY_GROUPS = [...OPEN_GROUPS, 'metrics.k8s.io'];

/** OpenShift has its special verbs on resources of its own: `use` of a SecurityContextConstraints. */
const GROUP_WITH_SPECIAL_VERBS = /\.openshift\.io$/;

/** What a list of all resources of a group leaves out: their contents or what they do is worth a rule of its own. */
const LEFT_OUT = ['bindings', 'componentstatuses', 'secrets'];

/** The item `*` of a list. */
export function wildcardIn(items: readonly Field[]): Field | undefined {
  return items.find((item) => item.is('*'));
}

/** Whether a rule is about groups only whose resources cannot be listed. */
export function isOpenEnded({ apiGroups }: PolicyRule): boolean {
  return apiGroups.length > 0 && apiGroups.every((group) => OPEN_GROUPS.includes(group.string ?? ''));
}

/** Whether all groups of a rule can only be read, so that a wildcard allows nothing else. */
export function isReadOnly({ apiGroups }: PolicyRule): boolean {
  return apiGroups.length > 0 && apiGroups.every((group) => READ_ONLY_GROUPS.includes(group.string ?? ''));
}

/**
 * Whether a rule is about named custom resources only, as operators have it for their own: the wildcard allows what whoever looks
 * after these objects does anyway, and no special verb is for them.
 */
export function isAboutCustomResources({ apiGroups, resources }: PolicyRule): boolean {
  const groups = apiGroups.map((group) => group.string ?? '');
  return (
    groups.length > 0 &&
    groups.every(
      (group) => group.includes('.') && !apiResourcesOf(group) && !GROUP_WITH_SPECIAL_VERBS.test(group),
    ) &&
    !wildcardIn(resources)
  );
}

/**
 * The verbs that the resources of a rule answer to, without `deletecollection`, which next to nothing needs, and without the
 * special verbs (`bind`, `escalate`, `impersonate`, `use`), which somebody has to ask for by name.
 */
export function realVerbs(rule: PolicyRule): readonly string[] {
  if (rule.resources.length === 0) return rule.nonResourceURLs.length > 0 ? ['get'] : [];
  const real = new Set(
    textsOf(rule.resources).flatMap((resource) =>
      textsOf(rule.apiGroups).flatMap((group) => verbsOfItem(group, resource)),
    ),
  );
  return ALL_VERBS.filter((verb) => verb !== 'deletecollection' && real.has(verb));
}

/** Metrics are computed when somebody asks: https://github.com/kubernetes/metrics/blob/master/IMPLEMENTATIONS.md */
const METRICS_VERBS = ['get', 'list'];
const METRICS_GROUPS = ['metrics.k8s.io', ...OPEN_GROUPS];

function verbsOfItem(group: string, resource: string): readonly string[] {
  if (METRICS_GROUPS.includes(group)) return METRICS_VERBS;
  if (resource === '*') {
    const all = group === '*' ? undefined : apiResourcesOf(group);
    return all?.flatMap(({ name, verbs }) => (subresourceOf(name) === undefined ? verbs : [])) ?? ALL_VERBS;
  }
  const [owner] = group === '*' ? groupsWith(resource) : [group];
  return verbsFor(owner ?? group, resource);
}

/** The reading ones among the verbs of a rule's resources. */
export function readingVerbs(rule: PolicyRule): readonly string[] {
  return realVerbs(rule).filter((verb) => READ_VERBS.includes(verb));
}

/**
 * The resources that the groups of a rule have and that one of its verbs is for, without Secrets and without subresources but the
 * log. Undefined where a group is none of Kubernetes itself.
 *
 * @param namespaced whether only those that live in a namespace can be meant
 */
export function realResources(rule: PolicyRule, namespaced: boolean): readonly string[] | undefined {
  const groups = textsOf(rule.apiGroups).map(apiResourcesOf);
  if (groups.length === 0 || groups.some((resources) => !resources)) return undefined;
  const verbs = textsOf(rule.verbs);
  const names = groups
    .flatMap((resources) => resources ?? [])
    .filter((resource) => resource.namespaced || !namespaced)
    .filter((resource) => verbs.includes('*') || verbs.some((verb) => resource.verbs.includes(verb)))
    .map(({ name }) => name)
    .filter((name) => !LEFT_OUT.includes(name) && (subresourceOf(name) ?? 'log') === 'log');
  return [...new Set(names)];
}

/** The API groups that have the resources of a rule; undefined where one of these is not known. */
export function realGroups(rule: PolicyRule): readonly string[] | undefined {
  const owners = textsOf(rule.resources).map((name) => groupsWith(name).filter((group) => group !== METRICS));
  if (owners.length === 0 || owners.some((groups) => groups.length === 0)) return undefined;
  return [...new Set(owners.flat())];
}

/** Has `pods` and `nodes` too, which are not those that a rule about every group means. */
const METRICS = 'metrics.k8s.io';

function textsOf(items: readonly Field[]): readonly string[] {
  return items.flatMap((item) => item.string ?? []);
}

/** Some texts for a message: the first two, and how many more there are. */
export function shortList(items: readonly Field[]): string {
  const texts = textsOf(items).map((text) => (text === '' ? 'the core group' : text));
  const named = texts.map((text) => (text === '*' ? 'every group' : text));
  const rest = named.length - 2;
  return rest > 1 ? `${named.slice(0, 2).join(', ')} and ${rest} more` : named.join(', ');
}
