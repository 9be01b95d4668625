import { mustNotBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverBasicAuthFile = flagRule({
  id: 'apiserver-basic-auth-file',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 5,
  standards: ['ATT&CK T1078'],
  equivalents: {
    checkov: ['CKV_K8S_69'],
  },

  demand: mustNotBeGiven('basic-auth-file'),
  because: 'passwords lie in clear text on the node',
  caution: 'Users of that file can no longer log in; Kubernetes 1.19 and later do not know the flag at all.',

  summary: 'The API server takes user names and passwords from a file.',
  why: `
    The file holds passwords in clear text, they never expire, and a change needs a restart. Kubernetes 1.19 removed the
    flag: an API server of that version or later does not start with it.
  `,
  attack: `
    A copy of the file, from a backup or by way of a pod that mounts the node's disk, is a list of working logins, often
    with the rights of an administrator.
  `,
  rollout: `
    Give the users certificates or OpenID Connect first. Look for clients that still send \`Authorization: Basic\`.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/',
  examples: {
    bad: ['--basic-auth-file=/etc/kubernetes/users.csv'],
    good: ['--client-ca-file=/etc/kubernetes/pki/ca.crt'],
  },
});
