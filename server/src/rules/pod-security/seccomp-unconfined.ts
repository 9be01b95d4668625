import type { Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { hasExtraPower } from '../lib/pod/capabilities.ts';
import { concernedContainers, forbiddenProfileType, securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

function isAllowedAnnotation(value: string): boolean {
  return value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/');
}

/** Before version 1.19 annotations of the pod chose the profiles; those for containers that do not exist do nothing. */
function profileAnnotations(pod: Pod): readonly Field[] {
  const names = pod.containers.map(({ name }) => `container.seccomp.security.alpha.kubernetes.io/${name}`);
  return ['seccomp.security.alpha.kubernetes.io/pod', ...new Set(names)].map((key) =>
    pod.metadata.at('annotations', key),
  );
}

/**
 * Condition: k8s.io/pod-security-admission policy/check_seccompProfile_baseline.go: annotations before version 1.19, fields
 * from then on.
 *
 * The fix is safe except where a container has more power than usual: `Unconfined` was then probably written for a call that
 * the default profile blocks.
 */
export const seccompUnconfined = defineRule({
  id: 'seccomp-unconfined',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'safe',
  risk: 3,
  standards: ['CIS 5.7.2', 'CIS 5.7.3', 'ATT&CK T1611'],
  equivalents: {
    trivy: ['KSV-0104'],
    kubesec: ['SeccompUnconfined'],
    kyverno: ['restrict-seccomp'],
    psa: ['seccompProfile_baseline'],
  },
  supersedes: ['seccomp-profile'],

  summary: 'Seccomp is switched off for a pod or container.',
  why: `
    Seccomp limits which system calls a process may make. The runtime's default profile blocks some fifty that containers do
    not need, among them those behind most kernel exploits of the last years. Unconfined, all of them are open.
  `,
  attack: `
    An attacker in the container runs a kernel exploit through keyctl, bpf, userfaultfd, io_uring or unshare, which the
    default profile would have refused, and is root on the node.
  `,
  rollout: `
    Hardly any program needs a blocked call; debuggers, sandboxes and image builders do. The call then fails with "operation
    not permitted", and the node's audit log names it. Such a program gets a profile of its own (type Localhost).
  `,
  docs: 'https://kubernetes.io/docs/tutorials/security/seccomp/',
  messages: {
    profile: ({ owner, type }: { owner: string; type: string | undefined }) =>
      type === undefined
        ? `${owner} has a seccomp profile without a type.`
        : `${owner} sets the seccomp profile to "${type}": every system call of the kernel is open.`,
    annotation: ({ value }: { value: string }) =>
      `An annotation sets the seccomp profile to "${value}": every system call of the kernel is open.`,
  },

  *check(pod, { config }) {
    if (config.kubernetesVersion < 19) {
      for (const at of profileAnnotations(pod)) {
        const value = at.string;
        if (value !== undefined && !isAllowedAnnotation(value))
          yield { message: 'annotation', at, data: { value } };
      }
      return;
    }
    for (const context of securityContexts(pod)) {
      const at = forbiddenProfileType(context, 'seccompProfile');
      if (at) yield { message: 'profile', at, data: { owner: context.owner, type: at.string } };
    }
  },

  fixes: ({ message, at }, pod) => {
    const value = message === 'annotation' ? 'runtime/default' : 'RuntimeDefault';
    const title = `Set the seccomp profile to ${value}`;
    const operations = [{ kind: 'set', path: at.path, value }] as const;
    if (!concernedContainers(pod, at).some(hasExtraPower)) return [{ title, safety: 'safe', operations }];
    const caution = 'The default profile may block a system call that a container with added powers makes.';
    return [{ title, safety: 'unsafe', caution, operations }];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            seccompProfile:
              type: Unconfined
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            seccompProfile:
              type: RuntimeDefault
    `,
  },
});
