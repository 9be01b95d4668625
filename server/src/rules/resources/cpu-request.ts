import { missingResource, resourceFixes } from '../lib/resources/containerResources.ts';
import { defineRule } from '../rule.ts';

export const cpuRequest = defineRule({
  id: 'cpu-request',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-linter': ['unset-cpu-requirements'],
    'kube-score': ['container-resources'],
    polaris: ['cpuRequestsMissing'],
    checkov: ['CKV_K8S_10'],
    trivy: ['KSV-0015'],
    kubescape: ['C-0268', 'C-0050'],
    kubesec: ['RequestsCPU'],
    kyverno: ['require-requests-limits'],
  },
  supersedes: ['qos-burstable'],

  summary: 'A container does not request CPU time.',
  why: `
    The scheduler places pods by what they request. A container that requests no CPU is put on any node, also one that is
    full, and gets the smallest share of the processor as soon as others want it.
  `,
  attack: `
    Nobody breaks in through this gap. But whoever loads one program of the node, with requests from outside or a miner, takes
    the time away from those that have reserved none.
  `,
  rollout: `
    A request that is too high keeps the pod pending because no node has that much left, and counts against the quota of the
    namespace. Measure with \`kubectl top pod\` first.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" requests no CPU: on a busy node it gets the smallest share.`,
  },

  *check(container, context) {
    const missing = missingResource(container, context, 'requests', 'cpu');
    if (!missing) return;
    // What the others request is the pod's by then: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
    const milder = container.kind === 'init' ? { milder: true as const } : {};
    yield { message: 'missing', at: missing, data: { container: container.name }, ...milder };
  },

  fixes: ({ at }, container, context) => resourceFixes(at, container, context, 'requests', 'cpu'),

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
          resources: { requests: { cpu: 100m } }
    `,
  },
});
