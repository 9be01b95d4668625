import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, mustContain, mustLack } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

/** The plugin went with Kubernetes 1.30; since 1.23 Pod Security is on by default and does more. */
const REMOVED_IN = 30;
const REPLACED_IN = 23;

const inItsTime: FlagDemand = (component, context) => {
  const { kubernetesVersion } = context.config;
  if (kubernetesVersion >= REMOVED_IN)
    return mustLack('enable-admission-plugins', 'SecurityContextDeny')(component, context);
  if (kubernetesVersion >= REPLACED_IN) return undefined;
  const { items } = flagOf(component, 'enable-admission-plugins');
  if (items?.includes('PodSecurityPolicy')) return undefined;
  return mustContain('enable-admission-plugins', 'SecurityContextDeny')(component, context);
};

export const apiserverSecurityContextDeny = flagRule({
  id: 'apiserver-security-context-deny',
  component: 'kube-apiserver',
  severity: 'info',
  risk: 5,
  standards: ['CIS 1.2.13'],
  equivalents: {
    checkov: ['CKV_K8S_81'],
    trivy: ['KCV-0013'],
    kubescape: ['C-0124'],
  },

  demand: inItsTime,
  because: 'nothing limits the security contexts of pods',
  becauseWrong: 'Kubernetes 1.30 removed it, and the API server does not start',
  caution: 'Look at what limits security contexts in your version: Pod Security labels, or a policy engine.',

  summary:
    'The admission plugin SecurityContextDeny is missing in a version that needs it, or enabled in one that has it no more.',
  why: `
    Before Pod Security came with Kubernetes 1.23, SecurityContextDeny was the built-in way to refuse pods that set
    users, SELinux options or groups of their own. Kubernetes 1.30 removed it: an API server that is told to enable it
    ends with an error.
  `,
  attack: `
    On an old cluster without this plugin and without PodSecurityPolicy, whoever may create a pod chooses the user and
    the SELinux label that it runs with.
  `,
  rollout: `
    With the plugin, pods that set \`runAsUser\`, \`fsGroup\` or \`seLinuxOptions\` are refused on old versions, which
    is more than most clusters can bear. On new versions remove it and use Pod Security.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/',
  examples: {
    bad: ['--enable-admission-plugins=NodeRestriction,SecurityContextDeny'],
    good: ['--enable-admission-plugins=NodeRestriction'],
  },
});
