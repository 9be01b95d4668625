import type { Stated } from '../../../kube/facts/facts.ts';
import { allowsEverything } from '../../../kube/rbac.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import { mappingAround, namespaceAround, siblingText } from './around.ts';
import { namespacesInUse } from './namespaces.ts';
import { nearest, viewFrom, whereabouts } from './nearest.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

const roles = nearest('role');
const accounts = nearest('serviceAccount');

/**
 * ClusterRoles that every cluster has: kubernetes/kubernetes plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go, and
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles.
 */
const CLUSTER_ROLES: readonly ValueProposal[] = [
  secure(
    'view',
    'reads most objects, no Secrets',
    'Reads most objects of the namespace; neither Secrets nor roles.',
  ),
  usual(
    'edit',
    'changes most objects',
    'Changes most objects of the namespace and reads its Secrets, which includes the rights of every ServiceAccount there.',
  ),
  usual(
    'system:auth-delegator',
    'asks who somebody is',
    'Creates TokenReviews and SubjectAccessReviews, as API extensions must.',
  ),
  discouraged(
    'admin',
    'everything in a namespace, roles too',
    'Changes everything in the namespace but its quota, also its roles and bindings.',
  ),
  discouraged(
    'cluster-admin',
    'everything',
    'Every verb on every resource: as good as the certificate of the administrator.',
  ),
];

function roleNames(place: ValuePlace): readonly ValueProposal[] {
  const kind = place.kind === 'ClusterRoleBinding' ? 'ClusterRole' : siblingText(place, 'kind');
  const { file, ...rest } = viewFrom(place);
  const stated = roles({ file, ...rest })
    .filter((role) => kind === undefined || role.kind === kind)
    .map((role) => proposeRole(role, file));
  return kind === 'Role' ? stated : [...stated, ...CLUSTER_ROLES];
}

function proposeRole(role: Stated<'role'>, file: string): ValueProposal {
  const rules = role.rules.map(
    ({ verbs, resources, nonResourceURLs }) =>
      `- ${verbs.join(', ')}: ${[...resources, ...nonResourceURLs].join(', ')}`,
  );
  const propose = role.rules.some(allowsEverything) ? discouraged : secure;
  return propose(
    role.name,
    whereabouts(role, file),
    rules.length === 0 ? undefined : rules.slice(0, 10).join('\n'),
  );
}

const ROLE_KINDS: readonly ValueProposal[] = [
  secure('Role', 'rights that this namespace defines'),
  usual('ClusterRole', 'rights that the cluster defines, here for this namespace'),
];

const GROUPS: readonly ValueProposal[] = [
  discouraged('system:serviceaccounts', 'every ServiceAccount of the cluster'),
  discouraged('system:authenticated', 'everybody who is logged in, every ServiceAccount too'),
  discouraged('system:unauthenticated', 'everybody without a login'),
  discouraged('system:masters', 'administrators whom no rule can stop'),
];

function subjectNames(place: ValuePlace): readonly ValueProposal[] | undefined {
  const kind = siblingText(place, 'kind');
  if (kind === 'User') return [discouraged('system:anonymous', 'everybody without a login')];
  if (kind === 'Group') {
    const namespace = namespaceAround(place);
    const own =
      namespace === undefined ? [] : [usual(`system:serviceaccounts:${namespace}`, 'all of this namespace')];
    return [...own, ...GROUPS];
  }
  return [
    ...accountNames(place, siblingText(place, 'namespace') ?? namespaceAround(place)),
    discouraged('default', 'all pods that name no other'),
  ];
}

/** The ServiceAccounts that can be meant. */
function accountNames(place: ValuePlace, namespace: string | undefined): readonly ValueProposal[] {
  const view = viewFrom(place, namespace);
  return accounts(view)
    .filter(({ name }) => name !== 'default')
    .map((account) => secure(account.name, whereabouts(account, view.file)));
}

function subjectNamespaces(place: ValuePlace): readonly ValueProposal[] {
  const name = siblingText(place, 'name');
  const own = namespaceAround(place);
  const { facts, file } = viewFrom(place);
  const having = accounts({ facts, file, namespace: undefined }).filter((account) => account.name === name);
  return [
    ...having.flatMap(({ namespace }) => (namespace === undefined ? [] : [secure(namespace, `has ${name}`)])),
    ...(own === undefined ? [] : [secure(own, 'of this binding')]),
    ...namespacesInUse(place),
  ];
}

function subjectGroups(place: ValuePlace): readonly ValueProposal[] {
  const kind = mappingAround(place)?.at('kind');
  if (kind?.is('ServiceAccount')) return [usual('', 'of ServiceAccounts')];
  return [usual(RBAC_GROUP, 'of users and groups')];
}

/** Bindings of roles. */
export const rbacBindingValues: ValueTable = {
  'RoleBinding roleRef.kind': ROLE_KINDS,
  'ClusterRoleBinding roleRef.kind': [usual('ClusterRole')],
  'RoleBinding|ClusterRoleBinding roleRef.name': roleNames,
  'RoleBinding|ClusterRoleBinding roleRef.apiGroup': [usual(RBAC_GROUP)],
  'RoleBinding|ClusterRoleBinding subjects.kind': [
    secure('ServiceAccount', 'a program in the cluster'),
    usual('Group', 'people by their group'),
    usual('User', 'a person or a certificate'),
  ],
  'RoleBinding|ClusterRoleBinding subjects.name': subjectNames,
  'RoleBinding|ClusterRoleBinding subjects.namespace': subjectNamespaces,
  'RoleBinding|ClusterRoleBinding subjects.apiGroup': subjectGroups,
  'spec.serviceAccountName': (place) => [
    ...accountNames(place, namespaceAround(place)),
    discouraged('default', 'shared by all pods that name no other'),
  ],
};
