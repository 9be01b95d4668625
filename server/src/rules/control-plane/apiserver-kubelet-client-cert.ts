import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverKubeletClientCert = flagRule({
  id: 'apiserver-kubelet-client-cert',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 1.2.4'],
  equivalents: {
    checkov: ['CKV_K8S_72'],
    trivy: ['KCV-0005'],
    kubescape: ['C-0116'],
  },

  demand: mustBeGiven({
    'kubelet-client-certificate': '/etc/kubernetes/pki/apiserver-kubelet-client.crt',
    'kubelet-client-key': '/etc/kubernetes/pki/apiserver-kubelet-client.key',
  }),
  because: 'kubelets cannot tell it from anybody else',
  caution: 'The files must exist on the node and be mounted into the container.',

  summary: 'The API server has no client certificate to show to the kubelets.',
  why: `
    The kubelet runs commands in any of its pods for whoever it trusts. Without a client certificate of the API server
    it either has to serve anonymous requests, or logs and exec do not work.
  `,
  attack: `
    Where the kubelets were opened for anonymous requests to make up for it, everyone who reaches port 10250 runs
    commands in every pod of the node.
  `,
  rollout: `
    Sign a certificate for the API server with a CA that the kubelets have as \`clientCAFile\`, and give it the rights
    of system:kubelet-api-admin. \`kubectl logs\` shows whether it works.
  `,
  examples: {
    bad: ['--secure-port=6443'],
    good: [
      '--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt',
      '--kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key',
    ],
  },
});
