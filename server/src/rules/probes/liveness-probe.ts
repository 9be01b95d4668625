import { probeAction } from '../lib/network/probeSkeleton.ts';
import { isLongRunning } from '../lib/pod/longRunning.ts';
import { defineRule } from '../rule.ts';

export const livenessProbe = defineRule({
  id: 'liveness-probe',
  visits: 'container',
  category: 'availability',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: {
    'kube-linter': ['no-liveness-probe'],
    'kube-score': ['pod-probes'],
    polaris: ['livenessProbeMissing'],
    checkov: ['CKV_K8S_8'],
    kubescape: ['C-0056'],
    kyverno: ['require-pod-probes'],
  },

  summary: 'A container has no liveness probe.',
  why: `
    The kubelet restarts a program that ends, but cannot see one that hangs. A liveness probe tells the two apart. A program that
    exits when it is broken needs none, and a probe that is too strict does harm.
  `,
  attack:
    'An attacker who gets the program to hang with a single request has taken it down until somebody looks.',
  rollout: `
    A probe that fails under load restarts the container and makes the load worse. Ask only the program itself, never its database,
    and allow more failures than the readiness probe does.
  `,
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" has no liveness probe: if it hangs, nobody restarts it.`,
  },

  *check(container) {
    const at = container.at('livenessProbe');
    if (at.isAbsent && isLongRunning(container))
      yield { message: 'missing', at, data: { container: container.name } };
  },

  fixes: ({ at }, container) => {
    const action = probeAction(container, '/livez');
    if (!action) return [];
    return [
      {
        title: 'Add a liveness probe',
        safety: 'unsafe',
        caution:
          'Check what it asks and how long the program may take: a probe that fails restarts the container.',
        operations: [
          {
            kind: 'set',
            path: at.path,
            value: { ...action, periodSeconds: 10, failureThreshold: { tabStop: 6 } },
          },
        ],
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
          livenessProbe:
            httpGet:
              path: /livez
              port: 8080
    `,
  },
});
