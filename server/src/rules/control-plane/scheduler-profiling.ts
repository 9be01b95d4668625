import { mustBe, unless } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const schedulerProfiling = flagRule({
  id: 'scheduler-profiling',
  component: 'kube-scheduler',
  severity: 'info',
  risk: 1,
  standards: ['CIS 1.4.1', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_114'],
    trivy: ['KCV-0040'],
    kubescape: ['C-0151'],
  },

  demand: unless(['config'], mustBe('profiling', 'false')),
  because: 'profiles of the process can be read over the network',
  caution: 'Nobody can take CPU and memory profiles of it any more, except by changing the flag back.',

  summary: 'The scheduler serves profiles of itself.',
  why: `
    Under /debug/pprof the scheduler hands out memory and CPU profiles of its own process. It is on by default and not
    needed in operation. Where a configuration file is given, \`enableProfiling\` there decides, and the flag does
    nothing.
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
