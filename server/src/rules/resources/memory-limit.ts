import { missingResource, resourceFixes } from '../lib/resources/containerResources.ts';
import { defineRule } from '../rule.ts';

export const memoryLimit = defineRule({
  id: 'memory-limit',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  crossResource: true,
  standards: ['NSA', 'ATT&CK T1499'],
  equivalents: {
    'kube-linter': ['unset-memory-requirements'],
    'kube-score': ['container-resources'],
    polaris: ['memoryLimitsMissing'],
    checkov: ['CKV_K8S_13'],
    trivy: ['KSV-0018'],
    kubescape: ['C-0271', 'C-0009', 'C-0004', 'C-0303'],
    kubesec: ['LimitsMemory'],
    kyverno: ['require-requests-limits'],
  },

  summary: 'A container has no memory limit.',
  why: `
    Memory cannot be taken back from a program as processor time can. A container without a limit that leaks or is fed large
    requests takes what the node has, until the kernel kills processes, not always those of the culprit.
  `,
  attack: `
    An attacker sends what costs memory, such as large uploads or deeply nested documents, and with one weak service stops
    every workload on the node.
  `,
  rollout: `
    A program that needs more than the limit is killed and restarted (reason \`OOMKilled\`). Take the highest use over days,
    plus a reserve; runtimes with a heap of their own must be told the limit.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" has no memory limit: a leak or a flood of requests takes what the node has.`,
  },

  *check(container, context) {
    const missing = missingResource(container, context, 'limits', 'memory');
    if (missing) yield { message: 'missing', at: missing, data: { container: container.name } };
  },

  fixes: ({ at }, container, context) => resourceFixes(at, container, context, 'limits', 'memory'),

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
          resources: { limits: { memory: 512Mi } }
    `,
  },
});
