import { startsWith } from '../../../base/path.ts';
import type { KindName } from '../../../kube/kinds.ts';
import {
  type Access,
  type Grant,
  grantOf,
  isBootstrapObject,
  type PolicyRule,
  policyRulesOf,
} from '../../../kube/rbac.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';

/** Kinds that hold rules. */
export const ROLE_KINDS = ['Role', 'ClusterRole'] as const satisfies readonly KindName[];

/** Kinds that give roles to somebody. */
export const BINDING_KINDS = ['RoleBinding', 'ClusterRoleBinding'] as const satisfies readonly KindName[];

/** Verbs that change objects. */
export const WRITE_VERBS = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** The API group of admission webhooks. */
export const ADMISSION_GROUP = 'admissionregistration.k8s.io';

/**
 * How a role allows an access, once for each of its rules that does; none for roles that every cluster has. A rule for objects
 * of certain names counts only where `restricted` says so.
 */
export function* grantsIn(
  role: Resource,
  access: Access,
  restricted: (rule: PolicyRule) => boolean = () => false,
): Generator<Grant> {
  if (isBootstrapObject(role)) return;
  for (const rule of policyRulesOf(role)) {
    const grant = grantOf(rule, access);
    if (grant && (rule.anyName || restricted(rule))) yield grant;
  }
}

/** Whether a rule is for objects of certain names and one of these is among them. */
export function isForName(rule: PolicyRule, ...names: readonly string[]): boolean {
  return rule.resourceNames.some((item) => names.includes(item.string ?? ''));
}

/** An object as messages name it: `ClusterRole "web"`. */
export function titleOf({ kind, name }: Resource): string {
  return name === undefined ? `This ${kind}` : `${kind} "${name}"`;
}

/** What a message says of a grant. */
export interface GrantData {
  /** `ClusterRole "web"`. */
  readonly role: string;
  /** `get, list`, or `every verb`. */
  readonly verbs: string;
  /** `pods/exec`, or `every resource`. */
  readonly resource: string;
  /** Whose objects these are: `of its namespace`, or what a ClusterRole reaches. */
  readonly reach: string;
}

/** What a message says of a grant of a role. */
export function grantData(role: Resource, { verbs, resource, resources }: Grant): GrantData {
  return {
    role: titleOf(role),
    verbs: verbs.some((verb) => verb.is('*')) ? 'every verb' : verbs.map((verb) => verb.string).join(', '),
    resource: resource.is('*') ? 'every resource' : resources.map((item) => item.string).join(', '),
    reach: role.kind === 'Role' ? 'of its namespace' : 'wherever it is bound',
  };
}

/** The grant of the rule that a place is in, as `grantsIn` finds it. */
export function grantAt(at: Field, ...asked: Parameters<typeof grantsIn>): Grant | undefined {
  return [...grantsIn(...asked)].find(({ rule }) => startsWith(at.path, rule.root.path));
}

/**
 * All grants of a role in one: where no edit follows, one finding for the role is enough. It stands at the first that no wildcard
 * brings about.
 */
export function* allInOne(role: Resource, access: Access): Generator<{ at: Field; data: GrantData }> {
  const grants = [...grantsIn(role, access)];
  const named = grants.filter(({ at }) => !at.is('*'));
  const [first] = named.length > 0 ? named : grants;
  if (!first) return;
  const shown = (named.length > 0 ? named : [first]).map((grant) => grantData(role, grant));
  const verbs = new Set(shown.flatMap((data) => data.verbs.split(', ')));
  const resources = new Set(shown.flatMap(({ resource }) => resource.split(', ')));
  const data = { verbs: [...verbs].join(', '), resource: [...resources].join(', ') };
  yield { at: first.at, data: { ...grantData(role, first), ...data } };
}
