import { mustLack } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAlwaysAdmit = flagRule({
  id: 'apiserver-always-admit',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 3,
  standards: ['CIS 1.2.10', 'ATT&CK T1562'],
  equivalents: {
    checkov: ['CKV_K8S_79'],
    trivy: ['KCV-0011'],
    kubescape: ['C-0122'],
  },

  demand: mustLack('enable-admission-plugins', 'AlwaysAdmit'),
  because: 'the plugin admits everything and checks nothing',
  caution: 'The other plugins go on as before; make sure that the list still has those that you want.',

  summary: 'The admission plugin AlwaysAdmit is enabled.',
  why: `
    AlwaysAdmit accepts every object without looking at it. It is deprecated and only stands where somebody wanted
    admission control out of the way; the plugins that should stand in its place are then usually missing.
  `,
  attack: `
    Objects that admission plugins would have refused, such as privileged pods in a namespace that forbids them, are
    accepted.
  `,
  rollout: `
    The plugin changes nothing by itself. Compare the list with the defaults of your version: \`kube-apiserver -h | grep
    enable-admission-plugins\`.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwaysadmit',
  examples: {
    bad: ['--enable-admission-plugins=AlwaysAdmit,NodeRestriction'],
    good: ['--enable-admission-plugins=NodeRestriction'],
  },
});
