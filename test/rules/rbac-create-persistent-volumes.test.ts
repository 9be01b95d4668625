import { test } from 'vitest';
import { rbacCreatePersistentVolumes as rule } from '../../server/src/rules/rbac/rbac-create-persistent-volumes.ts';
import { checkRule } from '../support/ruleTester.ts';

test('reports the resource that is named, in a ClusterRole and a Role', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [persistentvolumes]
    #               ^^^^^^^^^^^^^^^^^ warning: ClusterRole "web" can create PersistentVolumes, and a volume may be any path of a node (create).
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [nothing, persistentvolumes]
    #                        ^^^^^^^^^^^^^^^^^ warning: Role "web" can create PersistentVolumes, and a volume may be any path of a node (create).
        verbs: [get, create]
    `,
  );
});

test('is silent about other verbs, groups and names, unknown values, and roles that the cluster makes', () => {
  checkRule(
    rule,
    `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    rules:
      - apiGroups: [""]
        resources: [persistentvolumes]
        verbs: [list]
      - apiGroups: [""]
        resources: [persistentvolumes]
        resourceNames: [one]
        verbs: [create]
      - apiGroups: [example.com]
        resources: [persistentvolumes]
        verbs: [create]
      - apiGroups: [""]
        resources: ["{{ .Values.resource }}"]
        verbs: [create]
      - apiGroups: [""]
        resources: [persistentvolumes]
        verbs: ["{{ .Values.verb }}"]
      - apiGroups: [""]
        resources: persistentvolumes
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: system:controller:web
    rules:
      - apiGroups: [""]
        resources: [persistentvolumes]
        verbs: [create]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: web
    aggregationRule:
      clusterRoleSelectors: []
    rules:
      - apiGroups: [""]
        resources: [persistentvolumes]
        verbs: [create]
    `,
  );
});
