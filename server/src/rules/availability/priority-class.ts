import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const priorityClass = defineRule({
  id: 'priority-class',
  visits: 'pod',
  category: 'availability',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: {
    'kube-linter': ['priority-class-name'],
    polaris: ['priorityClassNotSet'],
    kyverno: ['require-pod-priorityclassname', 'allowed-podpriorities'],
  },
  options: {
    allowed: {
      type: 'texts',
      default: [],
      description: 'Priority classes that pods may name; empty: any, as long as they name one.',
    },
  },

  summary: 'A pod names no priority class, or one that is not among the approved ones.',
  why: `
    When the nodes are full, pods of a higher priority push out those of a lower one. A pod that says nothing gets the default of
    the cluster, mostly 0, and one that says too much pushes out what matters more.
  `,
  attack: `
    Whoever may create pods with a high priority has the scheduler evict the pods of others: a way to stop a service, or the agent
    that watches.
  `,
  rollout: `
    The pods are created anew. The class must exist in the cluster (\`kubectl get priorityclasses\`), else no pod is created at
    all.
  `,
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
  messages: {
    none: ({ object }: { object: string }) =>
      `${object} names no priority class: it may be the first to go when the nodes are full.`,
    other: ({ object, name }: { object: string; name: string }) =>
      `${object} uses the priority class "${name}", which is not among the approved ones.`,
  },

  *check(pod, _context, { allowed }) {
    const at = pod.at('priorityClassName');
    const object = objectName(pod.resource);
    const name = at.string;
    if (at.isAbsent || name === '') yield { message: 'none', at, data: { object } };
    else if (name !== undefined && allowed.length > 0 && !allowed.includes(name))
      yield { message: 'other', at, data: { object, name } };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      priorityClassName: business
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
