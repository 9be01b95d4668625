import { probeAction } from '../lib/network/probeSkeleton.ts';
import { isLongRunning } from '../lib/pod/longRunning.ts';
import { defineRule } from '../rule.ts';

export const readinessProbe = defineRule({
  id: 'readiness-probe',
  visits: 'container',
  category: 'availability',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: [],
  equivalents: {
    'kube-linter': ['no-readiness-probe'],
    'kube-score': ['pod-probes'],
    polaris: ['readinessProbeMissing'],
    checkov: ['CKV_K8S_9'],
    kubescape: ['C-0018'],
    kyverno: ['require-pod-probes'],
  },

  summary: 'A container has no readiness probe.',
  why: `
    Without a readiness probe a pod gets traffic as soon as its containers have started, and keeps it while it cannot answer. Each
    rollout then loses requests, and a bad version replaces all of the good pods.
  `,
  attack:
    'Overload that one pod could have recovered from spreads to all, because the overloaded pod keeps getting requests.',
  rollout: `
    A probe that never succeeds keeps the pod out of its Services and stops the rollout. Ask for what the program needs to serve,
    and give a slow start a startup probe.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" has no readiness probe: it gets traffic before it can answer.`,
  },

  *check(container) {
    const at = container.at('readinessProbe');
    if (at.isAbsent && isLongRunning(container))
      yield { message: 'missing', at, data: { container: container.name } };
  },

  fixes: ({ at }, container) => {
    const action = probeAction(container, '/readyz');
    if (!action) return [];
    return [
      {
        title: 'Add a readiness probe',
        safety: 'unsafe',
        caution: 'Check what it asks: while the probe fails, the pod gets no traffic.',
        operations: [{ kind: 'set', path: at.path, value: { ...action, periodSeconds: 10 } }],
      },
    ];
  },

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
          readinessProbe:
            httpGet:
              path: /readyz
              port: 8080
    `,
  },
});
