import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { knownImageOf } from '../lib/pod/containerUser.ts';
import { mayMapUsers } from '../lib/pod/podSecurity.ts';
import { concernedContainers, securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_runAsUser.go, from version 1.23 on: the pod's own 0 counts even where
 * every container overrides it.
 */
export const runAsRootUser = defineRule({
  id: 'run-as-root-user',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  pss: 'restricted',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.2.7', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['run-as-non-root'],
    polaris: ['runAsRootAllowed'],
    trivy: ['KSV-0105'],
    kyverno: ['require-run-as-non-root-user'],
    psa: ['runAsUser'],
  },

  summary: 'A pod or container asks for the user root by number.',
  why: `
    Somebody asked for root by number, so even an image that brings its own user runs as root. Root in a container is the
    same number as root on the node: whatever leaks out of the container, a mount or a kernel bug, is used with its rights.
  `,
  attack: `
    An attacker in the container changes any file of the image, reads every mounted volume, and starts container escapes that
    only work for root.
  `,
  rollout: `
    The program loses access to files that only root may read or write, in the image and in volumes that were filled so far.
    Set fsGroup for volumes, and try it with an empty and with an existing volume.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  messages: {
    root: ({ owner }: { owner: string }) =>
      `${owner} asks for the user root (runAsUser: 0), whatever user the image has.`,
  },

  *check(pod, context) {
    if (context.config.kubernetesVersion < 23 || mayMapUsers(pod, context)) return;
    for (const { owner, at: fieldAt } of securityContexts(pod)) {
      const at = fieldAt('runAsUser');
      if (at.is(0)) yield { message: 'root', at, data: { owner } };
    }
  },

  fixes: ({ at }, pod, { config }) => {
    const images = affectedBy(at, pod).map((container) => knownImageOf(container, config));
    if (images.some((known) => known?.needsRoot !== undefined)) return [];
    const [first] = images;
    const user = images.length === 1 ? first?.runsAs : undefined;
    const note = images.length === 1 ? first?.runsAsNote : undefined;
    return [
      {
        title: `Set runAsUser to ${user?.uid ?? config.fixDefaults.userId}`,
        safety: 'unsafe',
        caution: note ?? 'The program loses access to files that only root may read or write.',
        operations: [
          { kind: 'set', path: at.path, value: user?.uid ?? { tabStop: config.fixDefaults.userId } },
        ],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            runAsUser: 0
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            runAsUser: 10001
    `,
  },
});

/** The containers whose user a `runAsUser` decides: its own container, or all that have none of their own. */
function affectedBy(at: Field, pod: Pod) {
  const containers = concernedContainers(pod, at);
  return containers.filter((container) => {
    const own = container.at('securityContext', 'runAsUser');
    return own.isAbsent || own.is(0);
  });
}
