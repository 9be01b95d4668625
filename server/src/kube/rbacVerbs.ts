/**
 * The verbs of RBAC and what each allows.
 *
 * Sources: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb for the verbs of
 * requests, https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks for what they lead to,
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping for bind and
 * escalate, https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization for approve and
 * sign, and for attest https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#cluster-trust-bundles.
 */

/** A verb of a rule in a Role or ClusterRole. */
export interface RbacVerb {
  readonly name: string;
  /** One or two sentences: what whoever has it may do. */
  readonly allows: string;
  /** Whether it only looks, changes objects, or hands over more than the object itself. */
  readonly effect: 'reads' | 'changes' | 'escalates';
  /** The resources that have the verb, by API group; undefined: any. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

const RBAC = 'rbac.authorization.k8s.io';

const SIGNERS = { 'certificates.k8s.io': ['signers'] };

/** All verbs that mean something to Kubernetes, the harmless ones first. */
export const RBAC_VERBS: readonly RbacVerb[] = [
  {
    name: 'get',
    effect: 'reads',
    allows: 'Reads one object whose name is known. For a Secret that is its content.',
  },
  {
    name: 'list',
    effect: 'reads',
    allows: 'Reads all objects, with their whole content: of Secrets also the values.',
  },
  {
    name: 'watch',
    effect: 'reads',
    allows: 'Is told of each change of the objects, with their whole content: of Secrets also the values.',
  },
  {
    name: 'create',
    effect: 'changes',
    allows:
      'Makes new objects. Whoever makes pods or workloads can use every Secret, ConfigMap, volume and ServiceAccount of the namespace.',
  },
  {
    name: 'update',
    effect: 'changes',
    allows: 'Replaces an object by another content.',
  },
  {
    name: 'patch',
    effect: 'changes',
    allows:
      'Changes parts of an object; one that does not exist is made by server-side apply if create is allowed too.',
  },
  { name: 'delete', effect: 'changes', allows: 'Deletes one object whose name is known.' },
  {
    name: 'deletecollection',
    effect: 'changes',
    allows:
      'Deletes all objects of the kind in a namespace with one request. Names in resourceNames do not limit it.',
  },
  {
    name: 'use',
    effect: 'escalates',
    allows:
      'Lets pods run under a PodSecurityPolicy (until 1.24) or under a SecurityContextConstraints of OpenShift, with all that it permits.',
    only: {
      policy: ['podsecuritypolicies'],
      'security.openshift.io': ['securitycontextconstraints'],
    },
  },
  {
    name: 'approve',
    effect: 'escalates',
    allows:
      'Approves certificate requests for a signer. Together with update on certificatesigningrequests/approval that makes certificates in any name the signer takes.',
    only: SIGNERS,
  },
  {
    name: 'sign',
    effect: 'escalates',
    allows:
      'Writes the certificate into requests for a signer. Together with update on certificatesigningrequests/status it decides what clients get.',
    only: SIGNERS,
  },
  {
    name: 'attest',
    effect: 'escalates',
    allows: 'Writes the ClusterTrustBundles of a signer: the authorities that workloads trust.',
    only: SIGNERS,
  },
  {
    name: 'bind',
    effect: 'escalates',
    allows:
      'Binds a role to anybody, also one with more rights than the author has: a way to every right that some role grants.',
    only: { [RBAC]: ['roles', 'clusterroles'] },
  },
  {
    name: 'escalate',
    effect: 'escalates',
    allows: 'Writes rights into roles that the author does not have: a way to every right.',
    only: { [RBAC]: ['roles', 'clusterroles'] },
  },
  {
    name: 'impersonate',
    effect: 'escalates',
    allows:
      'Sends requests in the name of another user, group or ServiceAccount. Without resourceNames that includes administrators.',
    only: {
      '': ['users', 'groups', 'serviceaccounts'],
      'authentication.k8s.io': ['uids', 'userextras'],
    },
  },
  {
    name: '*',
    effect: 'escalates',
    allows:
      'Every verb, also those that a later version brings: on roles bind and escalate, on ServiceAccounts impersonate.',
  },
];

/** The verbs of `nonResourceURLs` rules: methods of HTTP in lower case. */
export const URL_VERBS: readonly RbacVerb[] = [
  { name: 'get', effect: 'reads', allows: 'Sends GET requests to the paths.' },
  { name: 'head', effect: 'reads', allows: 'Sends HEAD requests to the paths.' },
  { name: 'options', effect: 'reads', allows: 'Sends OPTIONS requests to the paths.' },
  { name: 'post', effect: 'changes', allows: 'Sends POST requests to the paths.' },
  { name: 'put', effect: 'changes', allows: 'Sends PUT requests to the paths.' },
  { name: 'patch', effect: 'changes', allows: 'Sends PATCH requests to the paths.' },
  { name: 'delete', effect: 'changes', allows: 'Sends DELETE requests to the paths.' },
  { name: '*', effect: 'escalates', allows: 'Sends requests of every method to the paths.' },
];

const byName: ReadonlyMap<string, RbacVerb> = new Map(RBAC_VERBS.map((verb) => [verb.name, verb]));

/** What is known of a verb as it is written in a rule on resources; verbs are compared exactly. Undefined for unknown ones. */
export function findRbacVerb(name: string): RbacVerb | undefined {
  return byName.get(name);
}
