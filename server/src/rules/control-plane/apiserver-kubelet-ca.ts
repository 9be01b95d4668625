import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverKubeletCa = flagRule({
  id: 'apiserver-kubelet-ca',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 6,
  standards: ['CIS 1.2.5', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_73'],
    trivy: ['KCV-0006'],
    kubescape: ['C-0117'],
  },

  demand: mustBeGiven({ 'kubelet-certificate-authority': '/etc/kubernetes/pki/ca.crt' }),
  because: 'it does not check which kubelet answers',
  caution: 'Kubelets that made their own certificates are refused: logs, exec and port-forward stop working.',

  summary: 'The API server does not verify the certificates of the kubelets.',
  why: `
    The API server opens connections to kubelets for logs, exec, attach and port-forward. Without a CA to check them
    against it accepts any certificate, so that the connection is encrypted, but not to anyone in particular.
  `,
  attack: `
    Someone who can redirect traffic between the control plane and the nodes answers as the kubelet, reads what
    administrators type into a shell, and sends back output of his own.
  `,
  rollout: `
    By default kubelets sign their serving certificates themselves. Set \`serverTLSBootstrap: true\` in their
    configuration and have the requests approved first; then set the flag. \`kubectl logs\` fails with an x509 error
    where a node was forgotten.
  `,
  docs: 'https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#apiserver-to-kubelet',
  examples: {
    bad: ['--kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key'],
    good: ['--kubelet-certificate-authority=/etc/kubernetes/pki/ca.crt'],
  },
});
