import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { addedCapabilities } from '../lib/pod/addedCapabilities.ts';
import { lacksAppArmorProfile } from '../lib/pod/appArmor.ts';
import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule } from '../rule.ts';

/** Condition: Polaris `linuxHardening`, with the AppArmor field counted like the annotation that it replaced. */
export const linuxHardening = defineRule({
  id: 'linux-hardening',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  optIn: true,
  fix: 'safe',
  risk: 2,
  standards: ['NSA'],
  equivalents: { polaris: ['linuxHardening'], kubescape: ['C-0055'] },

  summary: 'A container declares none of AppArmor, seccomp, SELinux and dropped capabilities.',
  why: `
    The kernel offers four independent ways to confine a container. One that declares none of them stands on the defaults of
    the node, and on many nodes seccomp is not among these.
  `,
  attack: `
    An attacker in the container reaches every system call and all default capabilities, which is what published kernel
    exploits and container escapes need.
  `,
  rollout: `
    The default seccomp profile, which the fix sets, is what plain Docker has applied for years: nearly every image works
    under it.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  messages: {
    none: ({ container }: { container: string }) =>
      `Container "${container}" declares neither seccomp, AppArmor, SELinux nor dropped capabilities.`,
  },

  *check(container, context) {
    if (mayBeWindows(container.pod, context)) return;
    const seccomp = container.effective('seccompProfile', 'type');
    const isConfined =
      !(seccomp.isAbsent || seccomp.is('Unconfined')) ||
      !isEmpty(container.effective('seLinuxOptions')) ||
      !keepsCapabilities(container) ||
      !lacksAppArmorProfile(container);
    if (!isConfined)
      yield { message: 'none', at: container.at('securityContext'), data: { container: container.name } };
  },

  fixes: (_finding, container) => {
    const { pod } = container;
    const written = container.effective('seccompProfile', 'type');
    const profile = pod.at('securityContext', 'seccompProfile');
    const isWritten = written.is('Unconfined');
    if (!isWritten && !profile.isAbsent) return [];
    return [
      {
        title: 'Set the seccomp profile to RuntimeDefault',
        safety: 'safe',
        operations: isWritten
          ? [{ kind: 'set', path: written.path, value: 'RuntimeDefault' }]
          : [{ kind: 'set', path: profile.path, value: { type: 'RuntimeDefault' } }],
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
      securityContext:
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

function isEmpty(field: Field): boolean {
  return field.isAbsent || (field.isCompleteMap && field.entries.length === 0);
}

/** Whether no capability is certainly dropped, or all are added back. */
function keepsCapabilities(container: Container): boolean {
  const drop = container.at('securityContext', 'capabilities', 'drop');
  if (drop.isCompleteList && drop.items.length === 0) return true;
  return addedCapabilities(container).some(({ name }) => name === 'ALL');
}
