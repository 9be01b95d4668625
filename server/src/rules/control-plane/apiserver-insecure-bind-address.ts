import { mustNotBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverInsecureBindAddress = flagRule({
  id: 'apiserver-insecure-bind-address',
  component: 'kube-apiserver',
  severity: 'error',
  risk: 5,
  standards: ['ATT&CK T1190'],
  equivalents: {
    checkov: ['CKV_K8S_86'],
  },

  demand: mustNotBeGiven('insecure-bind-address'),
  because: 'it opens a port without authentication',
  caution: 'Clients that use the insecure port must move to the secure one.',

  summary: 'The API server is told an address for its insecure port.',
  why: `
    The insecure port asks for neither credentials nor rights: whoever reaches it is an administrator. The flag moves it
    from the node itself to an address that others may reach. Current versions do not know the flag, and do not start
    with it.
  `,
  attack: `
    One request to the port from a pod or from the network creates a privileged pod, and with it the cluster is taken
    over.
  `,
  rollout: `
    Find clients that still talk http to port 8080, mostly old health checks and scripts on the control plane node.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/controlling-access/',
  examples: {
    bad: ['--insecure-bind-address=0.0.0.0'],
    good: ['--bind-address=0.0.0.0'],
  },
});
