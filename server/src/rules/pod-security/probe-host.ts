import type { Path } from '../../base/path.ts';
import { defineRule } from '../rule.ts';

const HANDLERS: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

/** Condition: k8s.io/pod-security-admission policy/check_hostProbesAndhostLifecycle.go, from version 1.34 on. */
export const probeHost = defineRule({
  id: 'probe-host',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1046'],
  equivalents: {
    psa: ['hostProbesAndHostLifecycle'],
  },

  summary: 'A probe or lifecycle hook is sent to a host of its own choice.',
  why: `
    The kubelet sends these requests from the node. With a host in the manifest, whoever writes pods makes the node talk to
    any address it can reach, and a probe of another host says nothing about this container anyway.
  `,
  attack: `
    An attacker who may create pods aims probes at the cloud's metadata service, at the node's localhost or at internal
    machines, and learns from the pod's state which of them answer (server-side request forgery).
  `,
  rollout: `
    Without the host the kubelet asks the pod's own address. A program that listens on 127.0.0.1 only then fails its probe:
    let it listen on all addresses, or use an exec probe.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
  messages: {
    host: ({ container, handler }: { container: string; handler: string }) =>
      `The ${handler} of container "${container}" makes the node send requests to a host of its choice.`,
  },

  *check(container, { config }) {
    if (config.kubernetesVersion < 34) return;
    for (const handler of HANDLERS) {
      for (const action of ['httpGet', 'tcpSocket']) {
        const at = container.at(...handler, action, 'host');
        if (at.string)
          yield { message: 'host', at, data: { container: container.name, handler: String(handler.at(-1)) } };
      }
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Remove the host',
      safety: 'unsafe',
      caution:
        "The kubelet then asks the pod's own address, where a program that listens on 127.0.0.1 does not answer.",
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          livenessProbe:
            httpGet:
              host: 169.254.169.254
              path: /healthz
              port: 80
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
    `,
  },
});
