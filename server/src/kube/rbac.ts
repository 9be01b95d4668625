import { derive } from '../base/derive.ts';
import type { Field } from '../syntax/field.ts';
import { subresourceOf } from './apiResources.ts';
import type { PolicyRuleFact } from './facts/fact.ts';
import type { Resource } from './resource.ts';

/** The API group of roles and bindings. */
export const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** A rule of a Role or ClusterRole, positioned. Lists hold the items that are known texts. */
export interface PolicyRule {
  readonly root: Field;
  readonly apiGroups: readonly Field[];
  readonly resources: readonly Field[];
  readonly verbs: readonly Field[];
  readonly resourceNames: readonly Field[];
  readonly nonResourceURLs: readonly Field[];
  /** Whether it certainly holds for objects of every name. */
  readonly anyName: boolean;
}

/** What somebody might be allowed to do: one of the verbs on one of the resources, which are listed by their API group. */
export interface Access {
  readonly targets: Readonly<Record<string, readonly string[]>>;
  readonly verbs: readonly string[];
}

/** How a rule allows an access. */
export interface Grant {
  readonly rule: PolicyRule;
  /** The resource that it names; where it names none of those asked for, the item `*`. */
  readonly resource: Field;
  /** All items that name a resource asked for; the item `*` is not among them. */
  readonly resources: readonly Field[];
  /** The items that allow a verb asked for. */
  readonly verbs: readonly Field[];
  /** Where it stands: the wildcard that makes it so, else the resource. */
  readonly at: Field;
}

/** The rules of a Role or ClusterRole; none where an `aggregationRule` says that the cluster writes them. */
export const policyRulesOf = derive((role: Resource): readonly PolicyRule[] => {
  if (!role.root.at('aggregationRule').isAbsent) return [];
  return role.root.at('rules').items.map(toPolicyRule);
});

function toPolicyRule(root: Field): PolicyRule {
  const resourceNames = root.at('resourceNames');
  return {
    root,
    apiGroups: textsOf(root, 'apiGroups'),
    resources: textsOf(root, 'resources'),
    verbs: textsOf(root, 'verbs'),
    resourceNames: textsOf(root, 'resourceNames'),
    nonResourceURLs: textsOf(root, 'nonResourceURLs'),
    anyName: resourceNames.isCompleteList && resourceNames.items.length === 0,
  };
}

function textsOf(root: Field, key: string): Field[] {
  return root.at(key).items.filter((item) => item.string !== undefined);
}

/**
 * How a rule allows an access; undefined where it does not, certainly or as far as is known. Names of objects are not looked at:
 * see `anyName`. Conditions: kubernetes/kubernetes pkg/apis/rbac/v1/evaluation_helpers.go.
 */
export function grantOf(rule: PolicyRule, access: Access): Grant | undefined {
  const verbs = rule.verbs.filter((verb) => verb.is('*') || access.verbs.includes(verb.string ?? ''));
  if (verbs.length === 0) return undefined;
  const wanted = targetsIn(
    rule.apiGroups.map((group) => group.string ?? ''),
    access,
  );
  if (wanted.length === 0) return undefined;
  const resources = rule.resources.filter((item) => wanted.some((name) => names(item.string ?? '', name)));
  const wildcard = rule.resources.find((item) => item.is('*'));
  const resource = resources[0] ?? wildcard;
  if (!resource) return undefined;
  const verb = verbs.some((item) => !item.is('*')) ? undefined : verbs[0];
  return { rule, resource, resources, verbs, at: resources.length === 0 ? resource : (verb ?? resource) };
}

/** Whether a rule that another document states allows an access to objects of every name. */
export function allows(rule: PolicyRuleFact, access: Access): boolean {
  if (rule.resourceNames.length > 0) return false;
  if (!rule.verbs.some((verb) => verb === '*' || access.verbs.includes(verb))) return false;
  const wanted = targetsIn(rule.apiGroups, access);
  return (
    wanted.length > 0 &&
    rule.resources.some((item) => item === '*' || wanted.some((name) => names(item, name)))
  );
}

function targetsIn(groups: readonly string[], { targets }: Access): string[] {
  return Object.entries(targets).flatMap(([group, resources]) =>
    groups.some((item) => item === '*' || item === group) ? resources : [],
  );
}

/** Whether an item of `resources` other than `*` stands for a resource. `pods/*` stands for nothing. */
function names(item: string, resource: string): boolean {
  const subresource = subresourceOf(resource);
  return item === resource || (subresource !== undefined && item === `*/${subresource}`);
}

/** Whether a rule allows everything: all verbs on all resources of all groups. */
export function allowsEverything(rule: PolicyRuleFact): boolean {
  return (
    rule.apiGroups.includes('*') &&
    rule.resources.includes('*') &&
    rule.resourceNames.length === 0 &&
    (rule.verbs.includes('*') || EVERY_VERB.every((verb) => rule.verbs.includes(verb)))
  );
}

/** Together they are as good as `*` (Polaris, checks/clusterrolebindingClusterAdmin.yaml). */
const EVERY_VERB = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

/** ClusterRoles that every cluster has for people: kubernetes/kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy. */
const USER_FACING = ['cluster-admin', 'admin', 'edit', 'view'];

/**
 * Whether a role or binding is one that Kubernetes or kubeadm makes in each cluster: those are as they must be, and stand in
 * manifests only as copies.
 */
export function isBootstrapObject({ name, kind, metadata }: Resource): boolean {
  if (metadata.at('labels', 'kubernetes.io/bootstrapping').node) return true;
  if (name === undefined) return false;
  if (kind === 'ClusterRole' && USER_FACING.includes(name)) return true;
  if (kind === 'ClusterRoleBinding' && name === 'cluster-admin') return true;
  return name.startsWith('system:') || name.startsWith('kubeadm:');
}

/** Somebody whom a binding names, positioned. */
export interface BindingSubject {
  readonly root: Field;
  readonly kind: string;
  readonly name: string;
  /** Where it is written and known. */
  readonly namespace: string | undefined;
}

/** The subjects of a binding whose kind and name are known. */
export function subjectsOf(binding: Resource): readonly BindingSubject[] {
  return binding.root.at('subjects').items.flatMap((root): BindingSubject[] => {
    const kind = root.at('kind').string;
    const name = root.at('name').string;
    if (kind === undefined || name === undefined) return [];
    return [{ root, kind, name, namespace: root.at('namespace').string }];
  });
}
