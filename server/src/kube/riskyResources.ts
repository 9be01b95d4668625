/**
 * Resources of the API that hand over more than themselves to whoever may use them.
 *
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
const RISKY: Readonly<Record<string, string>> = {
  '/secrets': 'Whoever reads Secrets has their credentials; name those that are needed in resourceNames.',
  '/pods/exec': 'Runs commands in containers, with all that these may do.',
  '/pods/attach': 'Talks to the process in a container.',
  '/pods/portforward': 'Reaches ports of pods past every NetworkPolicy.',
  '/pods/proxy': 'Sends requests to pods through the API server, past every NetworkPolicy.',
  '/pods/ephemeralcontainers': 'Puts containers into running pods.',
  '/services/proxy': 'Sends requests to Services through the API server, past every NetworkPolicy.',
  '/nodes/proxy':
    'Talks to the kubelet, which runs commands in every container of the node, without an audit log.',
  '/serviceaccounts/token': 'Makes tokens for ServiceAccounts, and so acts as them.',
  '/persistentvolumes': 'Makes volumes of paths on the node.',
  'admissionregistration.k8s.io/mutatingwebhookconfigurations':
    'Sees and changes every object that is written to the cluster.',
  'admissionregistration.k8s.io/validatingwebhookconfigurations':
    'Sees every object that is written to the cluster, and refuses what it likes.',
  'certificates.k8s.io/certificatesigningrequests/approval':
    'Approves certificates, also those of administrators.',
  'rbac.authorization.k8s.io/roles': 'Decides who may do what in a namespace.',
  'rbac.authorization.k8s.io/rolebindings': 'Decides who may do what in a namespace.',
  'rbac.authorization.k8s.io/clusterroles': 'Decides who may do what in the cluster.',
  'rbac.authorization.k8s.io/clusterrolebindings': 'Decides who may do what in the cluster.',
};

/** Why rights on a resource are more than they look; undefined where nothing is known. Subresources stand behind a slash. */
export function riskOfResource(group: string, name: string): string | undefined {
  const key = `${group}/${name}`;
  return Object.hasOwn(RISKY, key) ? RISKY[key] : undefined;
}
