/**
 * The rules about what a role lets somebody do. Where a wildcard is what allows it, they stand at the wildcard, and the one
 * finding about that says enough: nobody wants to read twenty times what `*` includes.
 */
export const CONSEQUENCES = [
  'rbac-admission-webhooks',
  'rbac-bind',
  'rbac-configmaps',
  'rbac-create-bindings',
  'rbac-create-persistent-volumes',
  'rbac-create-workloads',
  'rbac-csr-approval',
  'rbac-delete-events',
  'rbac-delete-pod-logs',
  'rbac-delete-workloads',
  'rbac-escalate',
  'rbac-impersonate',
  'rbac-network-resources',
  'rbac-node-proxy',
  'rbac-pod-attach',
  'rbac-pod-exec',
  'rbac-pod-portforward',
  'rbac-secrets',
  'rbac-service-account-token',
];
