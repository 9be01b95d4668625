import { defineRule } from '../rule.ts';

/** Also wrong for another reason: the API server takes ephemeral containers through a subresource only, never in a manifest. */
export const ephemeralContainers = defineRule({
  id: 'ephemeral-containers',
  visits: 'pod',
  category: 'workload',
  kinds: ['Pod'],
  severity: 'warning',
  optIn: true,
  fix: 'unsafe',
  risk: 1,
  standards: ['ATT&CK T1609'],
  equivalents: { kyverno: ['block-ephemeral-containers'] },

  summary: 'A Pod declares ephemeral containers.',
  why: `
    Ephemeral containers are for debugging: \`kubectl debug\` adds them to a running pod, where they see its processes and
    volumes. In a manifest they come from an export of such a pod, and the API server refuses them there.
  `,
  attack: `
    Whoever may add an ephemeral container brings an image of his own into a pod that is already trusted, and reads the
    memory and the secrets of its programs.
  `,
  rollout: 'Nothing that runs changes: the debugging session belongs to the old pod.',
  docs: 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
  messages: {
    declared: ({ count }: { count: number }) =>
      `The Pod declares ${count === 1 ? 'an ephemeral container' : `${count} ephemeral containers`}: these are for debugging a running pod.`,
  },

  *check(pod) {
    const at = pod.spec.at('ephemeralContainers');
    const count = at.items.length;
    if (count > 0) yield { message: 'declared', at, data: { count } };
  },

  fixes: ({ at }) => [
    {
      title: 'Remove the ephemeral containers',
      safety: 'unsafe',
      caution: 'Who debugs with them must add them again with kubectl debug.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
      ephemeralContainers:
        - name: debugger
          image: registry.example.com/debug:1.0.0
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
