import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, missing, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const collects: FlagDemand = (component) => {
  const given = flagOf(component, 'terminated-pod-gc-threshold');
  if (given.state === 'absent') return missing(component, given.name, { text: '1000', review: true });
  const value = given.value === undefined ? Number.NaN : Number(given.value);
  return value <= 0 ? wrong(component, given, { text: '1000', review: true }) : undefined;
};

export const controllerManagerTerminatedPodGc = flagRule({
  id: 'controller-manager-terminated-pod-gc',
  component: 'kube-controller-manager',
  severity: 'info',
  optIn: true,
  risk: 2,
  standards: ['CIS 1.3.1', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_106'],
    trivy: ['KCV-0033'],
    kubescape: ['C-0144'],
  },

  demand: collects,
  because: 'finished pods pile up by the thousands',
  caution: 'Finished pods beyond that number are deleted, with their logs.',

  summary: 'The number of finished pods that are kept is not chosen, or has no limit.',
  why: `
    Finished and failed pods stay in the database until there are more of them than this; the default is 12500, and zero
    keeps them all. They cost memory in the API server, in etcd and in everything that lists pods.
  `,
  attack: `
    Whoever may create Jobs makes the API server slow for everybody by leaving thousands of finished pods.
  `,
  rollout: `
    Ship logs of Jobs elsewhere first, or set \`ttlSecondsAfterFinished\` on the Jobs.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection',
  examples: {
    bad: ['--terminated-pod-gc-threshold=0'],
    good: ['--terminated-pod-gc-threshold=1000'],
  },
});
