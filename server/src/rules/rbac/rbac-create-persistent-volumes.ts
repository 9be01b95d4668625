import type { Access } from '../../kube/rbac.ts';
import { type GrantData, grantData, grantsIn, ROLE_KINDS } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['persistentvolumes'] }, verbs: ['create'] };

export const rbacCreatePersistentVolumes = defineRule({
  id: 'rbac-create-persistent-volumes',
  visits: 'resource',
  category: 'rbac',
  kinds: ROLE_KINDS,
  severity: 'warning',
  fix: null,
  risk: 5,
  standards: ['CIS 5.1.9', 'ATT&CK T1611'],
  equivalents: { kubescape: ['C-0278'] },

  summary: 'A role can create PersistentVolumes.',
  why: `
    A PersistentVolume of type \`hostPath\` or \`local\` is a folder of a node. Pod Security looks at the volumes of
    pods, which only name a claim, so that this way around it stays open.
  `,
  attack: `
    The attacker creates a volume for \`/etc/kubernetes\` or for the disk of the kubelet, a claim for it, and a pod
    that mounts the claim.
  `,
  rollout: `
    Storage provisioners (external-provisioner of CSI drivers, local-path-provisioner) need it. Nobody else does:
    workloads ask for storage with claims, and a StorageClass does the rest.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation',
  messages: {
    allowed: ({ role, verbs }: GrantData) =>
      `${role} can create PersistentVolumes, and a volume may be any path of a node (${verbs}).`,
  },

  *check(role) {
    for (const grant of grantsIn(role, ACCESS))
      yield { message: 'allowed', at: grant.at, data: grantData(role, grant) };
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [persistentvolumes]
          verbs: [get, create]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: web
      rules:
        - apiGroups: [""]
          resources: [persistentvolumeclaims]
          verbs: [get, create]
    `,
  },
});
