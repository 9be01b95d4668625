import { mustBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverTlsCert = flagRule({
  id: 'apiserver-tls-cert',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 5,
  standards: ['CIS 1.2.24', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_100'],
    trivy: ['KCV-0027'],
    kubescape: ['C-0138'],
  },

  demand: mustBeGiven({
    'tls-cert-file': '/etc/kubernetes/pki/apiserver.crt',
    'tls-private-key-file': '/etc/kubernetes/pki/apiserver.key',
  }),
  because: 'its certificate is self-signed and nobody can check it',
  caution: 'The files must be mounted, and clients must trust the CA that signed them.',

  summary: 'The API server has no serving certificate of its own.',
  why: `
    Without these files the API server makes a self-signed certificate. Clients can only switch verification off, and
    then send their tokens to whoever answers.
  `,
  attack: `
    Someone in the network answers in the place of the API server and collects the tokens of users and pods.
  `,
  rollout: `
    Put all names and addresses under which clients reach the API server into the certificate, and its CA into their
    kubeconfig files. Otherwise they fail with an x509 error.
  `,
  examples: {
    bad: ['--cert-dir=/var/run/kubernetes'],
    good: [
      '--tls-cert-file=/etc/kubernetes/pki/apiserver.crt',
      '--tls-private-key-file=/etc/kubernetes/pki/apiserver.key',
    ],
  },
});
