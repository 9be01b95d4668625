import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const nodeAffinity = defineRule({
  id: 'node-affinity',
  visits: 'pod',
  category: 'availability',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 3,
  standards: [],
  equivalents: { 'kube-linter': ['no-node-affinity'] },

  summary: 'A pod does not say on which nodes it may run.',
  why: `
    In a cluster with several kinds of nodes a pod without node affinity or node selector runs on any of them: on those with
    special hardware, of another processor architecture, or in another security zone.
  `,
  attack: `
    Nobody breaks in through this gap. An intruder who gets out of the container is on whichever node the scheduler chose, perhaps
    beside what was to be kept apart.
  `,
  rollout: `
    A required term that no node meets keeps the pod pending: look at the labels with \`kubectl get nodes --show-labels\`. The
    options of \`node-selection\` report what this rule asks for: use one of the two.
  `,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity',
  messages: {
    none: ({ object }: { object: string }) =>
      `${object} may run on any node: it has no node affinity and no node selector.`,
  },

  *check(pod) {
    const at = pod.at('affinity', 'nodeAffinity');
    if (!at.isAbsent || !pod.at('nodeSelector').isAbsent || !pod.at('nodeName').isAbsent) return;
    yield { message: 'none', at, data: { object: objectName(pod.resource) } };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  - { key: kubernetes.io/arch, operator: In, values: [amd64] }
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
