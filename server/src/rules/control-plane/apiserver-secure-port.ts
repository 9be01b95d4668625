import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const notOff: FlagDemand = (component) => {
  const given = flagOf(component, 'secure-port');
  return given.value === '0' ? wrong(component, given, { text: '6443', review: true }) : undefined;
};

export const apiserverSecurePort = flagRule({
  id: 'apiserver-secure-port',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 1.2.17'],
  equivalents: {
    checkov: ['CKV_K8S_89'],
    trivy: ['KCV-0017'],
    kubescape: ['C-0128'],
  },

  demand: notOff,
  because: 'the port with TLS and authentication is off',
  caution: 'Clients have to be told the new port.',

  summary: 'The API server does not serve its secure port.',
  why: `
    \`--secure-port=0\` switches the port with TLS and authentication off, so that only the insecure one is left.
    Current versions refuse the value.
  `,
  attack: `
    All traffic goes through a port that asks for no credentials, and can be read and changed on the way.
  `,
  rollout: `
    Put the port into the kubeconfig files of all clients, and open it in the firewall.
  `,
  examples: {
    bad: ['--secure-port=0'],
    good: ['--secure-port=6443'],
  },
});
