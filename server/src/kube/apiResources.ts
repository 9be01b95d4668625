/** A resource of the Kubernetes API as RBAC names it: plural, subresources behind a slash. */
export interface ApiResource {
  readonly group: string;
  readonly name: string;
  readonly namespaced: boolean;
  /** The verbs that the API server answers to; special verbs such as `bind` and `impersonate` are not among them. */
  readonly verbs: readonly string[];
}

/** All verbs of an ordinary resource, reading ones first. */
export const ALL_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** The verbs that change nothing. */
export const READ_VERBS = ['get', 'list', 'watch'];

const STATUS_VERBS = ['get', 'update', 'patch'];
const PROXY_VERBS = ['get', 'create', 'update', 'patch', 'delete'];
const CREATE = ['create'];

interface GroupResources {
  readonly namespaced?: readonly string[];
  readonly cluster?: readonly string[];
}

/** Sources: kubernetes/kubernetes api/discovery/*.json; kubernetes/metrics pkg/apis/metrics/v1beta1 for metrics.k8s.io. */
const GROUPS: Readonly<Record<string, GroupResources>> = {
  '': {
    namespaced: [
      'bindings',
      'configmaps',
      'endpoints',
      'events',
      'limitranges',
      'persistentvolumeclaims',
      'persistentvolumeclaims/status',
      'pods',
      'pods/attach',
      'pods/binding',
      'pods/ephemeralcontainers',
      'pods/eviction',
      'pods/exec',
      'pods/log',
      'pods/portforward',
      'pods/proxy',
      'pods/resize',
      'pods/status',
      'podtemplates',
      'replicationcontrollers',
      'replicationcontrollers/scale',
      'replicationcontrollers/status',
      'resourcequotas',
      'resourcequotas/status',
      'secrets',
      'serviceaccounts',
      'serviceaccounts/token',
      'services',
      'services/proxy',
      'services/status',
    ],
    cluster: [
      'componentstatuses',
      'namespaces',
      'namespaces/finalize',
      'namespaces/status',
      'nodes',
      'nodes/proxy',
      'nodes/status',
      'persistentvolumes',
      'persistentvolumes/status',
    ],
  },
  'admissionregistration.k8s.io': {
    cluster: [
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
      'mutatingwebhookconfigurations',
      'validatingadmissionpolicies',
      'validatingadmissionpolicies/status',
      'validatingadmissionpolicybindings',
      'validatingwebhookconfigurations',
    ],
  },
  'apiextensions.k8s.io': { cluster: ['customresourcedefinitions', 'customresourcedefinitions/status'] },
  'apiregistration.k8s.io': { cluster: ['apiservices', 'apiservices/status'] },
  apps: {
    namespaced: [
      'controllerrevisions',
      'daemonsets',
      'daemonsets/status',
      'deployments',
      'deployments/scale',
      'deployments/status',
      'replicasets',
      'replicasets/scale',
      'replicasets/status',
      'statefulsets',
      'statefulsets/scale',
      'statefulsets/status',
    ],
  },
  'authentication.k8s.io': { cluster: ['selfsubjectreviews', 'tokenreviews'] },
  'authorization.k8s.io': {
    namespaced: ['localsubjectaccessreviews'],
    cluster: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'subjectaccessreviews'],
  },
  autoscaling: { namespaced: ['horizontalpodautoscalers', 'horizontalpodautoscalers/status'] },
  batch: { namespaced: ['cronjobs', 'cronjobs/status', 'jobs', 'jobs/status'] },
  'certificates.k8s.io': {
    cluster: [
      'certificatesigningrequests',
      'certificatesigningrequests/approval',
      'certificatesigningrequests/status',
    ],
  },
  'coordination.k8s.io': { namespaced: ['leases'] },
  'discovery.k8s.io': { namespaced: ['endpointslices'] },
  'events.k8s.io': { namespaced: ['events'] },
  'flowcontrol.apiserver.k8s.io': {
    cluster: [
      'flowschemas',
      'flowschemas/status',
      'prioritylevelconfigurations',
      'prioritylevelconfigurations/status',
    ],
  },
  'metrics.k8s.io': { namespaced: ['pods'], cluster: ['nodes'] },
  'networking.k8s.io': {
    namespaced: ['ingresses', 'ingresses/status', 'networkpolicies'],
    cluster: ['ingressclasses', 'ipaddresses', 'servicecidrs', 'servicecidrs/status'],
  },
  'node.k8s.io': { cluster: ['runtimeclasses'] },
  policy: { namespaced: ['poddisruptionbudgets', 'poddisruptionbudgets/status'] },
  'rbac.authorization.k8s.io': {
    namespaced: ['rolebindings', 'roles'],
    cluster: ['clusterrolebindings', 'clusterroles'],
  },
  'resource.k8s.io': {
    namespaced: ['resourceclaims', 'resourceclaims/status', 'resourceclaimtemplates'],
    cluster: ['deviceclasses', 'resourceslices'],
  },
  'scheduling.k8s.io': { cluster: ['priorityclasses'] },
  'storage.k8s.io': {
    namespaced: ['csistoragecapacities'],
    cluster: [
      'csidrivers',
      'csinodes',
      'storageclasses',
      'volumeattachments',
      'volumeattachments/status',
      'volumeattributesclasses',
    ],
  },
};

/** Where the verbs are others than those of an ordinary resource or of the subresource's name. */
const VERBS_OF: Readonly<Record<string, readonly string[]>> = {
  bindings: CREATE,
  componentstatuses: ['get', 'list'],
  namespaces: ALL_VERBS.filter((verb) => verb !== 'deletecollection'),
  'namespaces/finalize': ['update'],
  selfsubjectreviews: CREATE,
  tokenreviews: CREATE,
  localsubjectaccessreviews: CREATE,
  selfsubjectaccessreviews: CREATE,
  selfsubjectrulesreviews: CREATE,
  subjectaccessreviews: CREATE,
};

const VERBS_OF_SUBRESOURCE: Readonly<Record<string, readonly string[]>> = {
  attach: ['get', 'create'],
  binding: CREATE,
  eviction: CREATE,
  exec: ['get', 'create'],
  // Nothing is served there; the admission plugin OwnerReferencesPermissionEnforcement asks for this verb.
  finalizers: ['update'],
  log: ['get'],
  portforward: ['get', 'create'],
  proxy: PROXY_VERBS,
  token: CREATE,
};

function verbsOf(group: string, name: string): readonly string[] {
  if (group === 'metrics.k8s.io') return READ_VERBS;
  const own = Object.hasOwn(VERBS_OF, name) ? VERBS_OF[name] : undefined;
  if (own) return own;
  const subresource = subresourceOf(name);
  if (subresource === undefined) return ALL_VERBS;
  return Object.hasOwn(VERBS_OF_SUBRESOURCE, subresource)
    ? (VERBS_OF_SUBRESOURCE[subresource] ?? STATUS_VERBS)
    : STATUS_VERBS;
}

/** What stands behind the slash of a resource's name. */
export function subresourceOf(name: string): string | undefined {
  const slash = name.indexOf('/');
  return slash < 0 ? undefined : name.slice(slash + 1);
}

const byGroup: ReadonlyMap<string, readonly ApiResource[]> = new Map(
  Object.entries(GROUPS).map(([group, { namespaced = [], cluster = [] }]) => [
    group,
    [...namespaced, ...cluster].map((name) => ({
      group,
      name,
      namespaced: namespaced.includes(name),
      verbs: verbsOf(group, name),
    })),
  ]),
);

/** The resources of an API group of Kubernetes itself; undefined for other groups. */
export function apiResourcesOf(group: string): readonly ApiResource[] | undefined {
  return byGroup.get(group);
}

/** A resource of Kubernetes itself; undefined where the group has none of this name, or is not known. */
export function findApiResource(group: string, name: string): ApiResource | undefined {
  const parent = name.split('/')[0] ?? name;
  const known = byGroup.get(group)?.find((resource) => resource.name === name);
  if (known || parent === name) return known;
  const owner = byGroup.get(group)?.find((resource) => resource.name === parent);
  return owner && { ...owner, name, verbs: verbsOf(group, name) };
}

/** The API groups of Kubernetes that have a resource of this name. */
export function groupsWith(name: string): readonly string[] {
  return [...byGroup.keys()].filter((group) => findApiResource(group, name) !== undefined);
}

/**
 * The verbs that a resource answers to. For one that is not known here: those of an ordinary resource, or of a subresource with
 * that name, which is what custom resources have (apiextensions-apiserver: `status` and `scale` with get, update, patch).
 */
export function verbsFor(group: string, name: string): readonly string[] {
  return findApiResource(group, name)?.verbs ?? verbsOf(group, name);
}
