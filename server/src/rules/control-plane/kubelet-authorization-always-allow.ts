import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletAuthorizationAlwaysAllow = flagRule({
  id: 'kubelet-authorization-always-allow',
  component: 'kubelet',
  severity: 'error',
  risk: 4,
  standards: ['CIS 4.2.2', 'ATT&CK T1609'],
  equivalents: {
    checkov: ['CKV_K8S_139'],
  },

  demand: mustBe('authorization-mode', 'Webhook'),
  because: 'everyone it serves may run commands in every pod',
  caution: 'Clients of the kubelet need rights on nodes/proxy, nodes/metrics and the like.',

  summary: 'The kubelet authorizes every request.',
  why: `
    With AlwaysAllow, the default of the flag, the kubelet asks nobody: whoever it serves may run commands in every pod
    of the node. With Webhook it asks the API server for the rights of the caller.
  `,
  attack: `
    Any certificate or token that the kubelet accepts, even of an account without a single role, opens a shell in every
    pod of the node.
  `,
  rollout: `
    The API server's own certificate needs the role system:kubelet-api-admin; kubeadm binds it. Scrapers need
    nodes/metrics.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authorization:
        mode: AlwaysAllow
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authorization:
        mode: Webhook
    `,
  },
});
