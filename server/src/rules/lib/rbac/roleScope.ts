import { findApiResource } from '../../../kube/apiResources.ts';
import { type Facts, factsOf, objectsNamed } from '../../../kube/facts/facts.ts';
import { policyRulesOf } from '../../../kube/rbac.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Fix, OtherEdit } from '../../rule.ts';
import type { BindingFact } from './bindings.ts';

/**
 * Turns a ClusterRole into a Role of the one namespace where it is used, and its bindings with it. Offered where all bindings in
 * view point there and the role holds nothing that is not of a namespace.
 */
export function asRole(role: Resource, facts: Facts): readonly Fix[] {
  const { name } = role;
  if (role.kind !== 'ClusterRole' || name === undefined || !isNamespacedOnly(role)) return [];
  const bindings = factsOf(facts, 'roleBinding').filter(
    ({ roleKind, roleName }) => roleKind === 'ClusterRole' && roleName === name,
  );
  const namespace = commonNamespace(bindings);
  if (namespace === undefined || objectsNamed(facts, { kind: 'Role', name, namespace }).length > 0) return [];
  return [
    {
      title: `Make it a Role of the namespace ${namespace}`,
      safety: 'unsafe',
      caution: `Rights outside ${namespace} are lost, and as a roleRef cannot be changed, its bindings must be deleted before they are applied.`,
      operations: [
        { kind: 'set', path: [...role.root.path, 'kind'], value: 'Role' },
        { kind: 'set', path: [...role.metadata.path, 'namespace'], value: namespace, after: 'name' },
      ],
      others: bindings.map((binding) => toRole(binding, namespace)),
    },
  ];
}

/** Rules about resources of Kubernetes that live in a namespace, and no part of a role that is put together from others. */
function isNamespacedOnly(role: Resource): boolean {
  const rules = role.root.at('rules');
  const labels = role.metadata.at('labels');
  if (!role.root.isCompleteMap || !rules.isCompleteList) return false;
  if (!labels.isAbsent && !labels.isCompleteMap) return false;
  if (labels.entries.some(({ key }) => key.startsWith('rbac.authorization.k8s.io/aggregate-to-')))
    return false;
  const all = policyRulesOf(role);
  return all.length > 0 && all.every((rule) => rule.nonResourceURLs.length === 0 && isNamespaced(rule));
}

function isNamespaced({ apiGroups, resources, root }: ReturnType<typeof policyRulesOf>[number]): boolean {
  if (!['apiGroups', 'resources', 'nonResourceURLs'].every((key) => root.at(key).isCompleteList))
    return false;
  return (
    resources.length > 0 &&
    resources.every(({ string: name = '' }) => {
      const found = apiGroups.flatMap(({ string: group = '' }) => findApiResource(group, name) ?? []);
      return found.length > 0 && found.every(({ namespaced }) => namespaced);
    })
  );
}

/** The namespace that all bindings are about, where there is one. */
function commonNamespace(bindings: readonly BindingFact[]): string | undefined {
  const namespaces = new Set(bindings.flatMap((binding) => namespacesOf(binding)));
  const [only] = namespaces;
  return namespaces.size === 1 ? only : undefined;
}

/**
 * The namespaces that a binding is about: its own, or those of the ServiceAccounts that a ClusterRoleBinding names; something
 * unknown or without a namespace counts as one more.
 */
export function namespacesOf(binding: BindingFact): readonly (string | undefined)[] {
  if (!binding.complete) return [undefined];
  if (binding.kind === 'RoleBinding') return [binding.namespace];
  const { subjects } = binding;
  if (subjects.length === 0) return [undefined];
  return subjects.map(({ kind, namespace }) => (kind === 'ServiceAccount' ? namespace : undefined));
}

function toRole(binding: BindingFact, namespace: string): OtherEdit {
  return {
    kind: binding.kind,
    name: binding.name,
    namespace: binding.namespace,
    operations: [
      ...intoNamespace(binding, namespace),
      { kind: 'set', path: ['roleRef', 'kind'], value: 'Role' },
    ],
  };
}

/** Makes a ClusterRoleBinding a RoleBinding of a namespace. */
export function intoNamespace({ kind }: { readonly kind: string }, namespace: string): EditOperation[] {
  if (kind === 'RoleBinding') return [];
  return [
    { kind: 'set', path: ['kind'], value: 'RoleBinding' },
    { kind: 'set', path: ['metadata', 'namespace'], value: namespace, after: 'name' },
  ];
}
