import type { Field } from '../../syntax/field.ts';
import { isPlaceholder } from '../formats/format.ts';
import { isSubdomain, SUBDOMAIN_RULE } from '../formats/names.ts';
import { type Check, isThere } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/rbac/validation/validation.go: ValidatePolicyRule, ValidateRoleBinding, ValidateClusterRoleBinding,
 * ValidateRoleBindingSubject. An `apiGroup` that is not said is filled in (pkg/apis/rbac/v1/defaults.go).
 */

const GROUP = 'rbac.authorization.k8s.io';

export const checkPolicyRule: Check = function* (at, { resource }) {
  if (!at.isCompleteMap) return;
  const [urls, groups, resources] = ['nonResourceURLs', 'apiGroups', 'resources'].map((name) => at.at(name));
  const names = at.at('resourceNames');
  if (!urls || !groups || !resources) return;
  if (hasItems(urls)) {
    const other = [resources, groups, names].find(hasItems);
    if (resource.kind === 'Role')
      yield { at: urls, marksKey: true, statement: 'Only ClusterRoles have rules for "nonResourceURLs"' };
    else if (other)
      yield {
        at: urls,
        marksKey: true,
        statement: `A rule has "nonResourceURLs" or "${other.path.at(-1)}", not both`,
      };
    return;
  }
  if (!urls.isAbsent && !isEmptyList(urls)) return;
  if (isEmpty(resources))
    yield { at: resources, lacks: true, statement: 'A rule needs "resources" or "nonResourceURLs"' };
  else if (isEmpty(groups))
    yield {
      at: groups,
      lacks: true,
      statement: 'A rule for "resources" needs "apiGroups" (that of core is "")',
    };
  const verbs = at.at('verbs');
  if (isEmptyList(verbs)) yield { at: verbs, statement: 'A rule needs a verb' };
};

function hasItems(list: Field): boolean {
  return list.items.length > 0;
}

function isEmpty(list: Field): boolean {
  return list.isAbsent || isEmptyList(list);
}

function isEmptyList(list: Field): boolean {
  return isThere(list) && list.isCompleteList && list.items.length === 0;
}

/** ValidateClusterRole. */
export const checkAggregation: Check = function* (at) {
  if (isEmptyList(at.at('clusterRoleSelectors')))
    yield { at: at.at('clusterRoleSelectors'), statement: '"aggregationRule" needs a selector' };
};

/** A RoleBinding takes both kinds of roles. */
export const checkRoleRef: Check = function* (at, { resource }) {
  const kind = at.at('kind');
  if (resource.kind === 'ClusterRoleBinding' && kind.is('Role'))
    yield { at: kind, statement: 'A ClusterRoleBinding refers to a ClusterRole' };
};

export const checkSubject: Check = function* (at, { resource }) {
  const [kind, group] = [at.at('kind'), at.at('apiGroup')];
  const text = group.string;
  if (kind.is('ServiceAccount')) {
    const name = at.at('name');
    if (name.string && !isSubdomain(name.string) && !isPlaceholder(name.string))
      yield {
        at: name,
        statement: `"${name.string}" is not the name of a ServiceAccount: ${SUBDOMAIN_RULE}`,
      };
    if (text) yield { at: group, statement: 'A subject of kind ServiceAccount has no "apiGroup"' };
    const namespace = at.at('namespace');
    if (
      resource.kind === 'ClusterRoleBinding' &&
      at.isCompleteMap &&
      (namespace.isAbsent || namespace.is(''))
    )
      yield {
        at: namespace,
        lacks: true,
        statement: 'A ServiceAccount in a ClusterRoleBinding needs its "namespace"',
      };
  } else if ((kind.is('User') || kind.is('Group')) && text !== undefined && text !== '' && text !== GROUP)
    yield { at: group, statement: `The "apiGroup" of a ${kind.string} is ${GROUP}` };
  else if (
    kind.string &&
    !/[$<>{]/.test(kind.string) &&
    !['ServiceAccount', 'User', 'Group'].includes(kind.string)
  )
    yield { at: kind, statement: `A subject is a User, Group or ServiceAccount, not a ${kind.string}` };
};
