import { mustContain } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverAlwaysPullImages = flagRule({
  id: 'apiserver-always-pull-images',
  component: 'kube-apiserver',
  severity: 'info',
  optIn: true,
  risk: 5,
  standards: ['CIS 1.2.11'],
  equivalents: {
    checkov: ['CKV_K8S_80'],
    trivy: ['KCV-0012'],
    kubescape: ['C-0123'],
  },

  demand: mustContain('enable-admission-plugins', 'AlwaysPullImages'),
  because: 'pods can run private images that another pod pulled',
  caution: 'No pod starts while the registry is down, and nodes ask it on every start.',

  summary: 'The admission plugin AlwaysPullImages is not enabled.',
  why: `
    An image that is on the node can be started by every pod there, whether its namespace has the credentials of the
    registry or not. The plugin sets the pull policy of all pods to Always, so that the registry decides each time.
  `,
  attack: `
    A tenant of a shared cluster names the private image of another one, lands on a node that has it, and reads the code
    and the secrets in its layers.
  `,
  rollout: `
    The registry becomes part of every pod start; a mirror near the cluster helps. Newer kubelets can check credentials
    for images that are there already by themselves (\`imagePullCredentialsVerificationPolicy\`), which makes the plugin
    unnecessary.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages',
  examples: {
    bad: ['--enable-admission-plugins=NodeRestriction'],
    good: ['--enable-admission-plugins=NodeRestriction,AlwaysPullImages'],
  },
});
