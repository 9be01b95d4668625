import { type FlagDemand, mustContain, mustLack } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

/** PodSecurityPolicy went with Kubernetes 1.25. */
const REMOVED_IN = 25;

const inItsTime: FlagDemand = (component, context) => {
  const demand = context.config.kubernetesVersion >= REMOVED_IN ? mustLack : mustContain;
  return demand('enable-admission-plugins', 'PodSecurityPolicy')(component, context);
};

export const apiserverPspPlugin = flagRule({
  id: 'apiserver-psp-plugin',
  component: 'kube-apiserver',
  severity: 'warning',
  risk: 7,
  standards: ['NSA'],
  equivalents: {
    checkov: ['CKV_K8S_84'],
    kubescape: ['C-0068'],
  },

  demand: inItsTime,
  because: 'no policy limits what pods may do',
  becauseWrong: 'Kubernetes 1.25 removed it, and the API server does not start',
  caution:
    'Before 1.25, pods are refused unless a policy admits them; from 1.25 on, label the namespaces for Pod Security.',

  summary:
    'The admission plugin PodSecurityPolicy is missing in a version that has it, or enabled in one that has it no more.',
  why: `
    Up to Kubernetes 1.24 PodSecurityPolicies have no effect unless this plugin is on. Kubernetes 1.25 removed it: an
    API server that is told to enable it ends with an error, and pods are limited by Pod Security instead.
  `,
  attack: `
    Where policies exist but the plugin is off, everyone believes that privileged pods are refused, and they are not.
  `,
  rollout: `
    With the plugin on and no policy that fits, no pod starts at all: make policies and bind them first. Better: move on
    to Pod Security, which works from 1.23.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/',
  examples: {
    bad: ['--enable-admission-plugins=NodeRestriction,PodSecurityPolicy'],
    good: ['--enable-admission-plugins=NodeRestriction'],
  },
});
