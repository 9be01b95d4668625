import type { Access } from '../../kube/rbac.ts';
import { allInOne, type GrantData, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: {
    '': ['pods', 'replicationcontrollers'],
    apps: ['deployments', 'statefulsets', 'replicasets', 'daemonsets'],
    extensions: ['deployments', 'replicasets', 'daemonsets'],
    batch: ['jobs', 'cronjobs'],
  },
  verbs: ['create', 'update', 'patch'],
};

/** The right to delete is not the right to run something: see rbac-delete-workloads. */
export const rbacCreateWorkloads = defineRule({
  id: 'rbac-create-workloads',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: null,
  risk: 6,
  standards: ['CIS 5.1.4', 'ATT&CK T1610'],
  equivalents: { 'kube-linter': ['access-to-create-pods'], trivy: ['KSV-0048'], kubescape: ['C-0188'] },

  summary: 'A role can create or change pods, directly or through a controller.',
  why: `
    Whoever creates a pod chooses its ServiceAccount and its volumes: all accounts, Secrets and ConfigMaps of the
    namespace are then in his hands, and, where Pod Security does not forbid it, the node.
  `,
  attack: `
    The attacker creates a pod that runs as the most powerful account of the namespace and mounts its Secrets, or
    changes the image of a Deployment that runs already.
  `,
  rollout: `
    Operators, CI systems and deployment tools do just this. Bind the role in the namespaces that they deploy to,
    and enforce Pod Security there: it decides what a stolen token is worth.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  messages: {
    allowed: ({ role, verbs, resource }: GrantData) =>
      `${role} can start or change what runs: ${resource} (${verbs}).`,
  },

  *check(role) {
    for (const { at, data } of allInOne(role, ACCESS)) yield { message: 'allowed', at, data };
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get, create]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get, list]
    `,
  },
});
