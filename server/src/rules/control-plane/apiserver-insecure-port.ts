import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, missing, unwanted, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

/** From 1.20 on the port is off, whatever the flag says; 1.24 removed the flag. */
const ALWAYS_OFF_SINCE = 20;

const noInsecurePort: FlagDemand = (component, { config }) => {
  const given = flagOf(component, 'insecure-port');
  const mayOpen = config.kubernetesVersion < ALWAYS_OFF_SINCE;
  if (given.state === 'absent') return mayOpen ? missing(component, given.name, { text: '0' }) : undefined;
  if (given.value === undefined || given.value === '0') return undefined;
  return mayOpen ? wrong(component, given, { text: '0' }) : unwanted(component, given);
};

export const apiserverInsecurePort = flagRule({
  id: 'apiserver-insecure-port',
  component: 'kube-apiserver',
  severity: 'error',
  risk: 5,
  standards: ['NSA', 'ATT&CK T1190'],
  equivalents: {
    checkov: ['CKV_K8S_88'],
    kubescape: ['C-0005'],
  },

  demand: noInsecurePort,
  because: 'whoever reaches that port is an administrator',
  caution: 'Clients that use the insecure port must move to the secure one.',

  summary: 'The API server serves, or is told to serve, a port without authentication.',
  why: `
    The insecure port asks for neither credentials nor rights. It was open on port 8080 by default up to Kubernetes
    1.19; later versions refuse another value than 0, and current ones do not know the flag.
  `,
  attack: `
    A process on the node, a pod in the host network or a server-side request forgery in such a pod sends one request
    and is an administrator.
  `,
  rollout: `
    Find clients that still talk http to port 8080, mostly old health checks and scripts on the control plane node.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/controlling-access/',
  examples: {
    bad: ['--insecure-port=8080'],
    good: ['--insecure-port=0'],
  },
});
