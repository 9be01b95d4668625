/** What access to a resource means beyond the object itself. */
export interface ResourceRisk {
  readonly group: string;
  /** As in RBAC: plural, a subresource behind a slash. */
  readonly name: string;
  /** One or two sentences. */
  readonly means: string;
}

/**
 * Resources that hand over more than they seem to.
 *
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
const RISKS: readonly ResourceRisk[] = [
  {
    group: '',
    name: 'secrets',
    means: 'get, list and watch all show the values: passwords, keys, and tokens of ServiceAccounts.',
  },
  {
    group: '',
    name: 'pods',
    means:
      'Whoever creates pods uses every Secret, volume and ServiceAccount of the namespace, and the node if admission lets them.',
  },
  {
    group: '',
    name: 'pods/exec',
    means: 'Runs commands in containers, with all that these have: files, tokens, network.',
  },
  {
    group: '',
    name: 'pods/attach',
    means: 'Connects to the running program of a container: reads its output, writes its input.',
  },
  { group: '', name: 'pods/portforward', means: 'Reaches each port of a pod past network policies.' },
  {
    group: '',
    name: 'pods/log',
    means: 'Shows what programs print, which often includes personal data and credentials.',
  },
  {
    group: '',
    name: 'pods/ephemeralcontainers',
    means: 'Puts a container of one’s own into a running pod, with its volumes and its network.',
  },
  {
    group: '',
    name: 'pods/proxy',
    means: 'Sends HTTP requests to pods through the API server, past network policies.',
  },
  {
    group: '',
    name: 'services/proxy',
    means: 'Sends HTTP requests to Services through the API server, past network policies.',
  },
  {
    group: '',
    name: 'nodes/proxy',
    means:
      'Reaches the API of kubelets: commands in each container of the node, past admission and past the audit log. get is enough for that.',
  },
  {
    group: '',
    name: 'nodes',
    means: 'Changing nodes decides where pods run: labels, taints, and whether a node is used at all.',
  },
  {
    group: '',
    name: 'serviceaccounts/token',
    means: 'create makes tokens of ServiceAccounts: whoever has it acts as each of them.',
  },
  {
    group: '',
    name: 'serviceaccounts',
    means: 'impersonate acts as them; changing them changes which credentials their pods get.',
  },
  {
    group: '',
    name: 'persistentvolumes',
    means: 'create includes volumes of type hostPath: files of the node.',
  },
  {
    group: '',
    name: 'namespaces',
    means:
      'Changing a namespace changes its labels, and with them the Pod Security level and what network policies select.',
  },
  {
    group: '',
    name: 'configmaps',
    means: 'Configuration of programs, in kube-system also of the cluster: changing it changes what they do.',
  },
  ...['deployments', 'daemonsets', 'statefulsets', 'replicasets'].map((name) => ({
    group: 'apps',
    name,
    means: 'create and update make pods: with every Secret, volume and ServiceAccount of the namespace.',
  })),
  ...['jobs', 'cronjobs'].map((name) => ({
    group: 'batch',
    name,
    means: 'create and update make pods: with every Secret, volume and ServiceAccount of the namespace.',
  })),
  ...['roles', 'clusterroles'].map((name) => ({
    group: 'rbac.authorization.k8s.io',
    name,
    means: 'Whoever writes roles can give no more than they have, unless escalate is allowed too.',
  })),
  ...['rolebindings', 'clusterrolebindings'].map((name) => ({
    group: 'rbac.authorization.k8s.io',
    name,
    means: 'Whoever writes bindings can hand on what they have, and with bind everything.',
  })),
  ...['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'].map((name) => ({
    group: 'admissionregistration.k8s.io',
    name,
    means: 'A webhook sees each object that it asks for, Secrets among them; a mutating one changes them.',
  })),
  {
    group: 'certificates.k8s.io',
    name: 'certificatesigningrequests',
    means: 'create together with update of the approval makes client certificates in any name.',
  },
  {
    group: 'certificates.k8s.io',
    name: 'certificatesigningrequests/approval',
    means: 'Approves requests: together with create, client certificates in any name.',
  },
  {
    group: 'apiregistration.k8s.io',
    name: 'apiservices',
    means: 'Sends requests for a part of the API, with their credentials, to a server of one’s own.',
  },
];

/** What access to a resource means, in any of these API groups; undefined where it is no more than it seems. */
export function findResourceRisk(name: string, groups: readonly string[]): ResourceRisk | undefined {
  return RISKS.find((risk) => risk.name === name && (groups.includes('*') || groups.includes(risk.group)));
}

/**
 * ClusterRoles that every cluster has.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const CLUSTER_ROLES: Readonly<Record<string, string>> = {
  'cluster-admin':
    'May do everything: in a ClusterRoleBinding everywhere, in a RoleBinding everything in its namespace, the namespace itself included.',
  admin:
    'Reads and writes most objects of the namespace, Secrets, roles and bindings included. Not quotas and not the namespace itself.',
  edit: 'Reads and writes most objects of the namespace, Secrets included, and runs pods as each of its ServiceAccounts. Not roles and bindings.',
  view: 'Reads most objects of the namespace, but no Secrets, roles and bindings.',
  'system:auth-delegator': 'Asks the API server whether tokens are valid and who may do what.',
  'system:basic-user': 'Reads who one is and what one may do.',
  'system:discovery': 'Reads which APIs the cluster has.',
  'system:public-info-viewer': 'Reads version and health of the API server.',
  'system:node': 'What kubelets need; the node authorizer gives it to them without a binding.',
  'system:node-proxier': 'What kube-proxy needs.',
  'system:kube-scheduler': 'What the scheduler needs.',
  'system:kube-controller-manager':
    'What the controller manager needs: Secrets of all namespaces, and tokens of each ServiceAccount.',
  'system:image-puller': 'OpenShift: pulls images from the internal registry.',
  'system:monitoring': 'Reads metrics and health of the control plane.',
  'system:persistent-volume-provisioner': 'What provisioners of volumes need.',
};

/** What a ClusterRole that every cluster has allows; undefined for others. */
export function findClusterRole(name: string): string | undefined {
  return Object.hasOwn(CLUSTER_ROLES, name) ? CLUSTER_ROLES[name] : undefined;
}
