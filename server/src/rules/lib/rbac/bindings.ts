import type { PolicyRuleFact } from '../../../kube/facts/fact.ts';
import {
  type Facts,
  factsBy,
  factsOf,
  folderOf,
  type Stated,
  surelySeeEachOther,
} from '../../../kube/facts/facts.ts';
import { selects } from '../../../kube/labels.ts';
import { type Access, allows, allowsEverything, RBAC_GROUP } from '../../../kube/rbac.ts';
import type { NewValue } from '../../../syntax/edit/operation.ts';

/** A binding that some document states. */
export type BindingFact = Stated<'roleBinding'>;

/** Somebody's account, with where it is spoken of. */
export interface Account {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly file: string;
}

const byAccountName = factsBy('roleBinding', ({ subjects }) => {
  const accounts = subjects.filter(({ kind }) => kind === 'ServiceAccount');
  return new Set(accounts.map(({ name }) => name));
});

/** The bindings that certainly name a ServiceAccount. */
export function bindingsOf(facts: Facts, account: Account): readonly BindingFact[] {
  const named = byAccountName(facts, account.name);
  return named.filter((binding) =>
    binding.subjects.some(
      (subject) =>
        subject.kind === 'ServiceAccount' &&
        subject.name === account.name &&
        isIn(subject.namespace ?? binding.namespace, binding.file, account),
    ),
  );
}

/** The bindings that may name a ServiceAccount, as far as namespaces tell. */
export function bindingsPerhapsOf(facts: Facts, { name, namespace }: Account): readonly BindingFact[] {
  return byAccountName(facts, name).filter((binding) =>
    binding.subjects.some((subject) => {
      const other = subject.namespace ?? binding.namespace;
      return subject.name === name && (other === undefined || namespace === undefined || other === namespace);
    }),
  );
}

/**
 * Whether a subject of a binding is this account. Bindings write the namespace of their subjects even where all else leaves it
 * to a kustomization: then one folder and an account of their own tell.
 */
function isIn(namespace: string | undefined, file: string, account: Account): boolean {
  if (account.namespace !== undefined) return namespace === account.namespace;
  if (folderOf(file) !== folderOf(account.file)) return false;
  return namespace === undefined || account.name !== 'default';
}

const byGroupName = factsBy('roleBinding', ({ name, roleName, subjects }) => {
  if (name.startsWith('system:') || roleName.startsWith('system:')) return [];
  const groups = subjects.filter(({ kind }) => kind === 'Group');
  return new Set(groups.map((group) => group.name));
});

/** The bindings beside an account that name a group which it is in, as all or all of its namespace are. */
export function groupBindingsOf(facts: Facts, account: Account): readonly BindingFact[] {
  const groups = ['system:authenticated', 'system:serviceaccounts'];
  if (account.namespace !== undefined) groups.push(`system:serviceaccounts:${account.namespace}`);
  return groups
    .flatMap((group) => byGroupName(facts, group))
    .filter(
      ({ kind, namespace, file }) =>
        folderOf(file) === folderOf(account.file) &&
        (kind === 'ClusterRoleBinding' || namespace === account.namespace),
    );
}

/** The ClusterRoles that Kubernetes itself brings, and what matters of them here. */
const BUILT_IN: Readonly<Record<string, readonly PolicyRuleFact[]>> = {
  'cluster-admin': [grant(['*'], ['*'], ['*'])],
  admin: [grant([''], ['secrets', 'pods', 'pods/exec'], ['get', 'list', 'watch', 'create', 'update'])],
  edit: [grant([''], ['secrets', 'pods', 'pods/exec'], ['get', 'list', 'watch', 'create', 'update'])],
};

function grant(
  apiGroups: readonly string[],
  resources: readonly string[],
  verbs: readonly string[],
): PolicyRuleFact {
  return { apiGroups, resources, verbs, resourceNames: [], nonResourceURLs: [] };
}

const rolesByName = factsBy('role', ({ kind, name }) => [`${kind} ${name}`]);

/**
 * The rules of the role that a binding refers to, once for each role that may be meant: a repository may hold several variants.
 * Empty where none is in view.
 */
function rolesOf(binding: BindingFact, facts: Facts): readonly (readonly PolicyRuleFact[])[] {
  const roles = rolesByName(facts, `${binding.roleKind} ${binding.roleName}`);
  if (binding.roleKind === 'Role')
    return roles.filter((role) => surelySeeEachOther(role, binding)).map(({ rules }) => rules);
  const near = roles.filter(({ file }) => folderOf(file) === folderOf(binding.file));
  const meant = near.length > 0 ? near : roles;
  const builtIn = Object.hasOwn(BUILT_IN, binding.roleName) ? BUILT_IN[binding.roleName] : undefined;
  if (meant.length === 0) return builtIn ? [builtIn] : [];
  return meant.map((role) => (role.aggregates.length > 0 ? aggregated(role, facts) : role.rules));
}

function aggregated({ aggregates }: Stated<'role'>, facts: Facts): readonly PolicyRuleFact[] {
  return factsOf(facts, 'role').flatMap(({ labels, rules, kind }) =>
    kind === 'ClusterRole' && labels && aggregates.some((selector) => selects(selector, labels)) ? rules : [],
  );
}

/** Whether the role of a binding certainly allows an access to objects of every name. */
export function bindingAllows(binding: BindingFact, facts: Facts, access: Access): boolean {
  return everyRole(binding, facts, (rule) => allows(rule, access));
}

/** Whether the role of a binding certainly allows everything. */
export function bindingAllowsEverything(binding: BindingFact, facts: Facts): boolean {
  return everyRole(binding, facts, allowsEverything);
}

/** Whether all rules of the role of a binding are in view and meet a condition. */
export function everyRuleOf(
  binding: BindingFact,
  facts: Facts,
  meets: (rule: PolicyRuleFact) => boolean,
): boolean {
  const roles = rolesOf(binding, facts);
  return roles.length > 0 && roles.every((rules) => rules.length > 0 && rules.every(meets));
}

function everyRole(binding: BindingFact, facts: Facts, meets: (rule: PolicyRuleFact) => boolean): boolean {
  const roles = rolesOf(binding, facts);
  return roles.length > 0 && roles.every((rules) => rules.some(meets));
}

/** A binding of the same role for another account, as a new object that is named after both. */
export function bindingFor(account: string, namespace: string | undefined, binding: BindingFact): NewValue {
  const { kind, group, roleKind, roleName } = binding;
  const home = namespace ?? binding.subjects.find(({ name }) => name === 'default')?.namespace;
  const inside = kind === 'RoleBinding' && binding.namespace !== undefined;
  return {
    apiVersion: `${group}/v1`,
    kind,
    metadata: {
      name: `${account}-${binding.name}`,
      ...(inside ? { namespace: binding.namespace } : {}),
    },
    roleRef: { apiGroup: RBAC_GROUP, kind: roleKind, name: roleName },
    subjects: [{ kind: 'ServiceAccount', name: account, ...(home === undefined ? {} : { namespace: home }) }],
  };
}
