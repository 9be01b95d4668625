/** Priority classes that every cluster has for its own parts: k8s.io/kubernetes pkg/apis/scheduling/types.go. */
export const SYSTEM_PRIORITIES: readonly string[] = ['system-cluster-critical', 'system-node-critical'];
