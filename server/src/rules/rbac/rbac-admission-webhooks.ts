import type { Access } from '../../kube/rbac.ts';
import { withoutResources } from '../lib/rbac/rbacFixes.ts';
import {
  ADMISSION_GROUP,
  type GrantData,
  grantAt,
  grantData,
  grantsIn,
  ROLE_KINDS,
  WRITE_VERBS,
} from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: { [ADMISSION_GROUP]: ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'] },
  verbs: WRITE_VERBS,
};

export const rbacAdmissionWebhooks = defineRule({
  id: 'rbac-admission-webhooks',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.1.12', 'ATT&CK T1562'],
  equivalents: {
    checkov: ['CKV_K8S_155'],
    trivy: ['KSV-0114'],
    kubescape: ['C-0281'],
    kyverno: ['restrict-clusterrole-mutating-validating-admission-webhooks'],
  },

  summary: 'A role can change the admission webhooks of the cluster.',
  why: `
    A mutating webhook sees every object before it is stored, Secrets included, and may rewrite it. A validating one
    is often the only thing that enforces a policy. Whoever changes their configuration reads, alters or switches
    off.
  `,
  attack: `
    The attacker registers a webhook of his own for pods and adds a container to each that is created in
    kube-system; or deletes the configuration of the policy engine, and deploys what he likes.
  `,
  rollout: `
    Operators with a webhook of their own write its certificate into the configuration (cert-manager, Istio, policy
    engines). They need \`update\` and \`patch\` on their own configuration: name it in \`resourceNames\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks',
  messages: {
    allowed: ({ role, verbs, resource }: GrantData) =>
      `${role} can change which webhooks see and alter all requests: ${resource} (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  fixes: ({ at }, role) => {
    const grant = grantAt(at, role, ACCESS);
    return grant
      ? withoutResources(
          grant,
          'An operator that registers a webhook or renews its certificate stops doing so.',
        )
      : [];
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [admissionregistration.k8s.io]
          resources: [mutatingwebhookconfigurations]
          verbs: [create, patch]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [admissionregistration.k8s.io]
          resources: [mutatingwebhookconfigurations]
          resourceNames: [web-injector]
          verbs: [patch]
    `,
  },
});
