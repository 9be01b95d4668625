import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const apiserverProfiling = flagRule({
  id: 'apiserver-profiling',
  component: 'kube-apiserver',
  severity: 'info',
  risk: 1,
  standards: ['CIS 1.2.15', 'ATT&CK T1499'],
  equivalents: {
    checkov: ['CKV_K8S_90'],
    trivy: ['KCV-0018'],
    kubescape: ['C-0129'],
  },

  demand: mustBe('profiling', 'false'),
  because: 'profiles of the process can be read over the network',
  caution: 'Nobody can take CPU and memory profiles of it any more, except by changing the flag back.',

  summary: 'The API server serves profiles of itself.',
  why: `
    Under /debug/pprof the API server hands out memory and CPU profiles of its own process. It is on by default, costs
    time when used, and shows more of the inside than operation needs.
  `,
  attack: `
    Someone with access to the debug endpoints downloads heap and goroutine dumps, learns what the program holds in
    memory and how it is configured, and slows it down by starting profiles again and again.
  `,
  rollout: `
    Nothing depends on profiling in normal operation. Tools that collect profiles continuously get a 404 from then on.
  `,
  docs: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  examples: {
    bad: ['--profiling=true'],
    good: ['--profiling=false'],
  },
});
