import type { Config } from '../../config/config.ts';
import type { Container, Pod } from '../../kube/pod.ts';
import { nonRootFixes, nonRootOf } from '../lib/pod/nonRootFixes.ts';
import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule, type Fix } from '../rule.ts';

/** What is missing in detail is said by `run-as-non-root` and `seccomp-profile`; this is for teams that ask for the block. */
export const podSecurityContext = defineRule({
  id: 'pod-security-context',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  optIn: true,
  fix: 'safe',
  risk: 6,
  standards: ['CIS 5.7.3'],
  equivalents: { checkov: ['CKV_K8S_29'], trivy: ['KSV-0118'], kubescape: ['C-0211'] },

  summary: 'A pod has no security context.',
  why: `
    The pod's security context is the one place where user, groups and seccomp profile are set for all of its containers,
    also for those that somebody adds later. Without it each of them runs with what image and node happen to give.
  `,
  attack: `
    An attacker who gets into any container of the pod mostly finds himself root there, with every system call of the kernel
    open to him.
  `,
  rollout: `
    The restricted block makes the kubelet refuse images whose user is root or is given by name. Set runAsUser for those, and
    fsGroup where they write to volumes.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  enforce: 'The level restricted of Pod Security refuses pods without what belongs into the block.',
  messages: {
    missing: (_data: object) =>
      'The pod has no securityContext: user and seccomp profile are left to image and node.',
  },

  *check(pod, context) {
    const at = pod.at('securityContext');
    const isEmpty = at.isAbsent || (at.isCompleteMap && at.entries.length === 0);
    if (!isEmpty || mayBeWindows(pod, context) || pod.containers.every(speaksForItself)) return;
    yield { message: 'missing', at, data: {} };
  },

  fixes: (_finding, pod, { config }) => restrictedBlocks(pod, config),

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

/** Whether a container says all by itself that the pod's security context would say for it, or may say it. */
function speaksForItself(container: Container): boolean {
  if (container.kind === 'ephemeral') return true;
  const says = (name: string): boolean => !container.at('securityContext', name).isAbsent;
  return says('seccompProfile') && (says('runAsNonRoot') || says('runAsUser'));
}

/** The block of the restricted level in the forms that fit the pod's images; without `runAsNonRoot` where one needs root. */
function restrictedBlocks(pod: Pod, config: Config): readonly Fix[] {
  const seccomp = {
    kind: 'set',
    path: pod.at('securityContext', 'seccompProfile').path,
    value: { type: 'RuntimeDefault' },
  } as const;
  const containers = pod.containers.filter((container) => nonRootOf(container).isAbsent);
  const blocks = nonRootFixes({ pod, at: nonRootOf(pod), containers }, config);
  if (blocks.length === 0)
    return [
      {
        title: 'Add a securityContext with the default seccomp profile',
        safety: 'safe',
        operations: [seccomp],
      },
    ];
  return blocks.map(({ title, operations, ...trust }) => ({
    title: title.replace(/^Set runAsNonRoot to true/, 'Add the restricted securityContext'),
    operations: [...operations, seccomp],
    ...trust,
  }));
}
