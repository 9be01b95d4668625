import { missingResource, resourceFixes } from '../lib/resources/containerResources.ts';
import { defineRule } from '../rule.ts';

export const cpuLimit = defineRule({
  id: 'cpu-limit',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 6,
  crossResource: true,
  standards: ['NSA', 'ATT&CK T1496'],
  equivalents: {
    'kube-score': ['container-resources'],
    polaris: ['cpuLimitsMissing'],
    checkov: ['CKV_K8S_11'],
    trivy: ['KSV-0011'],
    kubescape: ['C-0270', 'C-0009', 'C-0050', 'C-0303'],
    kubesec: ['LimitsCPU'],
    kyverno: ['require-cpu-limits'],
  },

  summary: 'A container has no CPU limit.',
  why: `
    Without a limit a container may use every processor of its node that is idle. Where all containers request what they need
    that harms nobody, so the rule is off unless it is asked for: it is meant for nodes that are shared with strangers and for
    guides that demand it.
  `,
  attack: `
    A miner in a compromised container runs at the full speed of the node, and one that is flooded with requests slows down its
    neighbours that have reserved too little.
  `,
  rollout: `
    Programs are throttled when they reach the limit, also for a moment and on an idle node: answers become slow, probes time
    out. Watch \`container_cpu_cfs_throttled_periods_total\`. Never switch it on beside \`forbid-cpu-limit\`, which asks for
    the opposite.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" has no CPU limit: it may use every idle processor of its node.`,
  },

  *check(container, context) {
    const missing = missingResource(container, context, 'limits', 'cpu');
    if (missing) yield { message: 'missing', at: missing, data: { container: container.name } };
  },

  fixes: ({ at }, container, context) => resourceFixes(at, container, context, 'limits', 'cpu'),

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources: { limits: { cpu: 500m } }
    `,
  },
});
