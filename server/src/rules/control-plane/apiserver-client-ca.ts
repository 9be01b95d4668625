import { mustBeGiven, unless } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverClientCa = flagRule({
  id: 'apiserver-client-ca',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 1.2.25'],
  equivalents: {
    trivy: ['KCV-0028'],
    kubescape: ['C-0139'],
  },

  demand: unless(['authentication-config'], mustBeGiven({ 'client-ca-file': '/etc/kubernetes/pki/ca.crt' })),
  because: 'it cannot check the certificates of its clients',
  caution: 'Everyone with a certificate of that CA can log in: use one that signs for this cluster only.',

  summary: 'The API server knows no CA for client certificates.',
  why: `
    Kubelets and the components of the control plane log in with certificates. Without this file they have to use
    something weaker, mostly static tokens in files that never expire.
  `,
  attack: `
    A static token that is read once from a node is good for ever.
  `,
  rollout: `
    Nothing that works today stops; clients with certificates of the CA can log in from then on.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates',
  examples: {
    bad: ['--secure-port=6443'],
    good: ['--client-ca-file=/etc/kubernetes/pki/ca.crt'],
  },
});
