import { factsNear, factsOf, folderOf } from '../../kube/facts/facts.ts';
import type { Resource } from '../../kube/resource.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** Objects that Kubernetes itself keeps in the namespace, as `Kind/name`. */
const BUILT_IN = [
  'ServiceAccount/default',
  'Service/kubernetes',
  'Endpoints/kubernetes',
  'EndpointSlice/kubernetes',
  'ConfigMap/kube-root-ca.crt',
];

/** Nobody but the owner knows the name. */
const PROPOSAL = 'my-namespace';

/**
 * A namespace that is not written is mostly given on the command line, so that is no finding unless the team says so. A
 * kustomization with a namespace, in the folder or above, overrides what is written. Rights of accounts of other namespaces
 * belong where the objects are that they are about.
 */
export const defaultNamespace = defineRule({
  id: 'default-namespace',
  visits: 'resource',
  category: 'namespace',
  kinds: [
    'pods',
    'Service',
    'Secret',
    'ServiceAccount',
    'Role',
    'RoleBinding',
    'ConfigMap',
    'Ingress',
    'Endpoints',
    'EndpointSlice',
    'PersistentVolumeClaim',
    'HorizontalPodAutoscaler',
    'Lease',
    'PodDisruptionBudget',
    'CSIStorageCapacity',
  ],
  severity: 'info',
  fix: 'unsafe',
  risk: 6,
  crossResource: true,
  standards: ['CIS 5.7.4'],
  equivalents: {
    'kube-linter': ['use-namespace'],
    checkov: ['CKV_K8S_21'],
    trivy: ['KSV-0110'],
    kubescape: ['C-0061', 'C-0212'],
    kyverno: ['disallow-default-namespace'],
  },
  options: {
    missing: {
      type: 'boolean',
      default: false,
      description: 'Also report objects that say no namespace, where no kustomization gives them one.',
    },
  },

  summary: 'An object lives in the namespace default.',
  why: `
    Rights, quotas, network policies and Pod Security levels are given by namespace. In default everything lies together
    that nobody has sorted, so that no setting fits all of it and mostly none is made.
  `,
  attack: `
    An attacker in one program of the namespace meets no network policy on the way to the others, and a right that was given
    for one application holds for the Secrets of all.
  `,
  rollout: `
    Objects cannot be moved: they are created anew in the other namespace, with everything that refers to them (Services,
    ConfigMaps, Secrets, claims, bindings), and the old ones are deleted. Names such as web.default.svc change.
  `,
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  messages: {
    written: ({ kind, name }: { kind: string; name: string }) =>
      `${kind} "${name}" lives in the namespace default: it has no policies, quotas and rights of its own.`,
    missing: ({ kind, name }: { kind: string; name: string }) =>
      `${kind} "${name}" says no namespace: unless somebody gives one, it lands in default.`,
  },

  *check(resource, context, { missing }) {
    const { kind, name, metadata } = resource;
    const at = metadata.at('namespace');
    const isWritten = at.is('default');
    const isMissing = missing && name !== undefined && at.isAbsent;
    if (!isWritten && !isMissing) return;
    if (BUILT_IN.includes(`${kind}/${name}`) || hasKustomization(context)) return;
    if (isRightForOthers(resource, context)) return;
    yield { message: isWritten ? 'written' : 'missing', at, data: { kind, name: name ?? '' } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set a namespace',
      safety: 'unsafe',
      asks: true,
      caution: 'The namespace must exist, and everything that refers to the object must move along.',
      operations: [{ kind: 'set', path: at.path, value: { tabStop: PROPOSAL }, after: 'name' }],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        namespace: default
      spec:
        ports:
          - port: 80
    `,
    good: `
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        namespace: shop
      spec:
        ports:
          - port: 80
    `,
  },
});

/** Whether a kustomization in the folder of the file, or in one above, gives the objects a namespace. */
function hasKustomization({ facts, file }: RuleContext): boolean {
  const folder = folderOf(file);
  return factsOf(facts, 'kustomization').some(({ namespace, file: other }) => {
    const above = folderOf(other);
    return namespace !== undefined && (above === '' || folder === above || folder.startsWith(`${above}/`));
  });
}

/** Whether a Role or RoleBinding only gives accounts of other namespaces rights in this one: it can be nowhere else. */
function isRightForOthers({ kind, name }: Resource, { facts }: RuleContext): boolean {
  if (kind !== 'Role' && kind !== 'RoleBinding') return false;
  const bindings = factsNear(facts, 'roleBinding', { namespace: 'default' }).filter((binding) =>
    kind === 'Role' ? binding.roleKind === 'Role' && binding.roleName === name : binding.name === name,
  );
  const subjects = bindings.flatMap((binding) => binding.subjects);
  return (
    subjects.length > 0 &&
    subjects.every(({ namespace }) => namespace !== undefined && namespace !== 'default')
  );
}
