import { missingResource, resourceFixes } from '../lib/resources/containerResources.ts';
import { defineRule } from '../rule.ts';

export const memoryRequest = defineRule({
  id: 'memory-request',
  visits: 'container',
  category: 'resources',
  kinds: 'pods',
  severity: 'info',
  fix: 'unsafe',
  risk: 3,
  crossResource: true,
  standards: [],
  equivalents: {
    'kube-score': ['container-resources'],
    polaris: ['memoryRequestsMissing'],
    checkov: ['CKV_K8S_12'],
    trivy: ['KSV-0016'],
    kubescape: ['C-0269', 'C-0004'],
    kubesec: ['RequestsMemory'],
    kyverno: ['require-requests-limits'],
  },
  yieldsTo: ['memory-limit'],
  supersedes: ['qos-burstable'],

  summary: 'A container does not request memory.',
  why: `
    The scheduler places pods by what they request. A container that requests no memory is put on nodes that have none left, and
    its pod is among the first that are evicted when memory runs short.
  `,
  attack: `
    Whoever can make one program of the node use memory pushes out the pods that have reserved none: a way to stop a service,
    or the agent that watches.
  `,
  rollout: `
    A request that is too high keeps the pod pending because no node has that much left, and counts against the quota of the
    namespace. Measure with \`kubectl top pod\` first.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" requests no memory: it is among the first to go when the node runs short.`,
  },

  *check(container, context) {
    const missing = missingResource(container, context, 'requests', 'memory');
    if (!missing) return;
    // What the others request is the pod's by then: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
    const milder = container.kind === 'init' ? { milder: true as const } : {};
    yield { message: 'missing', at: missing, data: { container: container.name }, ...milder };
  },

  fixes: ({ at }, container, context) => resourceFixes(at, container, context, 'requests', 'memory'),

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
          resources: { requests: { memory: 128Mi } }
    `,
  },
});
