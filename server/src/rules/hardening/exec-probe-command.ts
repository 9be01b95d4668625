import { defineRule } from '../rule.ts';

/** The commands of Kyverno's policy, as a command of its own or in a script; not as a part of a name or path. */
const COMMAND = /(?:^|[\s;&|(`])(?:\/[\w/.-]*\/)?(jcmd|ps|ls)(?=$|[\s;&|)`])/;
const MAX_LENGTH = 20_000;

export const execProbeCommand = defineRule({
  id: 'exec-probe-command',
  visits: 'container',
  category: 'availability',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: null,
  risk: 3,
  standards: [],
  equivalents: { kyverno: ['deny-commands-in-exec-probe'] },

  summary: 'A liveness probe looks at processes or files instead of asking the program.',
  why: `
    That a process or a file is there does not mean that the program answers. Such a probe also starts a new process every
    few seconds, costs memory that counts against the limit (jcmd starts a JVM), and needs a shell in the image.
  `,
  attack: `
    A program that hangs because of an attacker's request still shows in ps, so that Kubernetes never restarts it; and the
    shell and tools that stay in the image for the probe serve him too.
  `,
  rollout:
    'Give the program an HTTP or gRPC endpoint for its health, and try the new probe as readiness probe first.',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  messages: {
    used: ({ container, command }: { container: string; command: string }) =>
      `The liveness probe of "${container}" runs ${command}, which does not ask whether the program answers.`,
  },

  *check(container) {
    if (container.kind !== 'container' && container.kind !== 'sidecar') return;
    for (const at of container.at('livenessProbe', 'exec', 'command').items) {
      const command = COMMAND.exec(at.string?.slice(0, MAX_LENGTH) ?? '')?.[1];
      if (command === undefined) continue;
      yield { message: 'used', at, data: { container: container.name, command } };
      return;
    }
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          livenessProbe:
            exec:
              command: ["sh", "-c", "ps aux | grep web"]
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
