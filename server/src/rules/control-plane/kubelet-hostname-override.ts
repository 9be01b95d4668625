import { mustNotBeGiven } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletHostnameOverride = flagRule({
  id: 'kubelet-hostname-override',
  component: 'kubelet',
  severity: 'info',
  optIn: true,
  risk: 6,
  standards: ['CIS 4.2.7'],
  equivalents: {
    checkov: ['CKV_K8S_146'],
  },

  demand: mustNotBeGiven('hostname-override'),
  because: 'its name may fit no certificate of the node',
  caution: 'The node registers under another name, and pods move: do it on an empty node.',

  summary: 'The kubelet registers under another name than that of its host.',
  why: `
    Certificates, cloud instances and audit logs name the host. A node that calls itself something else makes TLS set-up
    fragile and logs hard to match.
  `,
  attack: `
    Someone who may change the kubelet's flags lets a machine pose under the name of another node.
  `,
  rollout: `
    On some clouds the flag is needed so that the node is found by the cloud provider; keep it there.
  `,
  docs: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/',
  examples: {
    bad: ['--hostname-override=node1'],
    good: ['--node-ip=10.0.0.4'],
  },
});
