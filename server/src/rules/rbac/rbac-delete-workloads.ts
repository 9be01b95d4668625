import type { Access } from '../../kube/rbac.ts';
import { allInOne, type GrantData, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = {
  targets: {
    '': ['pods', 'services', 'secrets', 'replicationcontrollers'],
    apps: ['deployments', 'replicasets', 'daemonsets', 'statefulsets'],
    batch: ['jobs', 'cronjobs'],
  },
  verbs: ['delete', 'deletecollection'],
};

export const rbacDeleteWorkloads = defineRule({
  id: 'rbac-delete-workloads',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'info',
  optIn: true,
  fix: null,
  risk: 5,
  standards: ['ATT&CK T1485'],
  equivalents: { kubescape: ['C-0007'] },

  summary: 'A role can delete workloads, Services or Secrets.',
  why: `
    A right to delete is a right to stop: in the wrong hands, or in a program with a bug, it takes an application or
    a namespace down.
  `,
  attack: `
    The attacker deletes Deployments and their Secrets and asks for money, or only wants the damage.
  `,
  rollout: `
    Operators, deployment tools and garbage collectors need it. Look whether the verb is used at all: \`kubectl auth
    can-i --list --as=…\` and the audit log tell.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  messages: {
    allowed: ({ role, verbs, resource }: GrantData) =>
      `${role} can delete ${resource}, and so stop an application (${verbs}).`,
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
          verbs: [get, delete]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get, patch]
    `,
  },
});
