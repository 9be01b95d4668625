import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const controllerManagerProfiling = flagRule({
  id: 'controller-manager-profiling',
  component: 'kube-controller-manager',
  severity: 'info',
  risk: 1,
  standards: ['CIS 1.3.2', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_107'],
    trivy: ['KCV-0034'],
    kubescape: ['C-0145'],
  },

  demand: mustBe('profiling', 'false'),
  because: 'profiles of the process can be read over the network',
  caution: 'Nobody can take CPU and memory profiles of it any more, except by changing the flag back.',

  summary: 'The controller manager serves profiles of itself.',
  why: `
    Under /debug/pprof the controller manager hands out memory and CPU profiles of its own process, which holds the keys
    of the cluster. It is on by default and not needed in operation.
  `,
  attack: `
    Someone with access to the debug endpoints downloads heap and goroutine dumps, learns what the program holds in
    memory and how it is configured, and slows it down by starting profiles again and again.
  `,
  rollout: `
    Nothing depends on profiling in normal operation. Tools that collect profiles continuously get a 404 from then on.
  `,
  examples: {
    bad: ['--profiling=true'],
    good: ['--profiling=false'],
  },
});
