import type { Access, PolicyRule } from '../../kube/rbac.ts';
import { type GrantData, grantData, grantsIn, isForName, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const GROUP = 'certificates.k8s.io';
const APPROVAL: Access = {
  targets: { [GROUP]: ['certificatesigningrequests/approval'] },
  verbs: ['update', 'patch'],
};
const SIGNERS: Access = { targets: { [GROUP]: ['signers'] }, verbs: ['approve'] };

/** Signers of certificates with which one logs in: kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests. */
const isForClients = (rule: PolicyRule): boolean =>
  isForName(rule, 'kubernetes.io/kube-apiserver-client', 'kubernetes.io/*');

export const rbacCsrApproval = defineRule({
  id: 'rbac-csr-approval',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'error',
  fix: null,
  risk: 4,
  standards: ['CIS 5.1.11', 'ATT&CK T1098'],
  equivalents: { checkov: ['CKV_K8S_156'], kubescape: ['C-0280'], kyverno: ['restrict-clusterrole-csr'] },

  summary: 'A role can approve certificate signing requests.',
  why: `
    An approved request for a client certificate is a login: the certificate says who its owner is, holds until it
    expires, and cannot be taken back. Who may approve for the signer of client certificates can become any user.
  `,
  attack: `
    The attacker creates a request for the name of a controller, such as \`system:kube-controller-manager\`,
    approves it himself, and logs in with the certificate.
  `,
  rollout: `
    Approvers of kubelet certificates and cert-manager need it for their signer only: name it in \`resourceNames\`
    of the rule about \`signers\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing',
  messages: {
    any: ({ role }: GrantData) =>
      `${role} can approve certificates for any user: csr approval, and approve on all signers.`,
    approval: ({ role, verbs }: GrantData) =>
      `${role} can approve certificate requests of the signers that it is allowed (${verbs}).`,
  },

  *check(role) {
    const [approval] = grantsIn(role, APPROVAL, () => true);
    if (!approval) return;
    const [signers] = grantsIn(role, SIGNERS, isForClients);
    const [others] = grantsIn(role, SIGNERS, () => true);
    if (signers) yield { message: 'any', at: approval.at, data: grantData(role, approval) };
    else if (!others) yield { message: 'approval', at: approval.at, data: grantData(role, approval) };
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [certificates.k8s.io]
          resources: [certificatesigningrequests/approval]
          verbs: [update]
        - apiGroups: [certificates.k8s.io]
          resources: [signers]
          verbs: [approve]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [certificates.k8s.io]
          resources: [certificatesigningrequests/approval]
          verbs: [update]
        - apiGroups: [certificates.k8s.io]
          resources: [signers]
          resourceNames: [kubernetes.io/kubelet-serving]
          verbs: [approve]
    `,
  },
});
