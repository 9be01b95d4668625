import { dropAllFixes } from '../lib/pod/dropAll.ts';
import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/** For teams that do not ask for `ALL` yet: the rule `drop-all-capabilities` says more at the same place. */
export const dropAnyCapability = defineRule({
  id: 'drop-any-capability',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: 'safe',
  risk: 5,
  standards: ['CIS 5.2.9'],
  equivalents: { trivy: ['KSV-0004'], kubesec: ['CapDropAny'] },

  summary: 'A container drops no capability at all.',
  why: `
    A container that starts as root holds some fourteen powers of root that the runtime gives to everybody. Where none is
    dropped, nobody has thought about which of them the program needs.
  `,
  attack: `
    An attacker in the container uses what was never taken away: NET_RAW to forge packets, DAC_OVERRIDE to read the files of
    other users, SETUID and SETGID to become them.
  `,
  rollout: `
    Programs that change owners or users at their start need some capabilities back. Those that start as another user than
    root lose nothing.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  enforce:
    'The level restricted of Pod Security asks for more, that ALL is dropped, and refuses pods that do not.',
  messages: {
    none: ({ container }: { container: string }) =>
      `Container "${container}" drops none of the capabilities that the runtime gives to root.`,
  },

  *check(container, context) {
    if (mayBeWindows(container.pod, context)) return;
    const drop = container.at('securityContext', 'capabilities', 'drop');
    if (drop.isCompleteList && drop.items.length === 0)
      yield { message: 'none', at: drop, data: { container: container.name } };
  },

  fixes: (_finding, container, { config }) => dropAllFixes(container, config),

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
          securityContext:
            capabilities:
              drop: ["NET_RAW"]
    `,
  },
});
