import { mustContain, unless } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAuthorizationNode = flagRule({
  id: 'apiserver-authorization-node',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 1.2.7'],
  equivalents: {
    checkov: ['CKV_K8S_75'],
    trivy: ['KCV-0008'],
    kubescape: ['C-0119'],
  },

  demand: unless(['authorization-config'], mustContain('authorization-mode', 'Node', { whenGiven: true })),
  because: 'kubelets need broad roles to do their work',
  caution: 'Kubelets must log in as system:node:<name> in the group system:nodes.',

  summary: 'The API server does not use the Node authorizer.',
  why: `
    The Node authorizer lets each kubelet read only the Secrets, ConfigMaps and volumes of the pods that run on its own
    node. Without it kubelets get their rights from a role, which means: for all nodes.
  `,
  attack: `
    With the credentials of one kubelet an attacker reads the Secrets of every workload of the cluster, also of those
    that never ran on the node.
  `,
  rollout: `
    Kubelets that join with kubeadm have the right names already. Others need new certificates first. Afterwards remove
    the binding of system:nodes to the role system:node.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/node/',
  examples: {
    bad: ['--authorization-mode=RBAC'],
    good: ['--authorization-mode=Node,RBAC'],
  },
});
