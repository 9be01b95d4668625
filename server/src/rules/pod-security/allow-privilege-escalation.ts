import { addedCapabilities } from '../lib/pod/addedCapabilities.ts';
import { isWindows, mayBeWindows } from '../lib/pod/podSecurity.ts';
import { defineRule, type Fix } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_allowPrivilegeEscalation.go, from version 1.8 on.
 *
 * The API server refuses `false` beside `privileged: true` and beside an added CAP_SYS_ADMIN (kubernetes
 * pkg/apis/core/validation/validation.go, ValidateSecurityContext), and SYS_ADMIN makes it pointless: there the fix takes
 * those away too, and is not safe.
 */
export const allowPrivilegeEscalation = defineRule({
  id: 'allow-privilege-escalation',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  pss: 'restricted',
  fix: 'safe',
  risk: 2,
  standards: ['CIS 5.2.6', 'CIS 5.7.3', 'NSA 1.7', 'ATT&CK T1068'],
  equivalents: {
    'kube-linter': ['privilege-escalation-container'],
    polaris: ['privilegeEscalationAllowed'],
    checkov: ['CKV_K8S_20'],
    trivy: ['KSV-0001'],
    kubescape: ['C-0016', 'C-0211'],
    kubesec: ['AllowPrivilegeEscalation'],
    kyverno: ['disallow-privilege-escalation'],
    psa: ['allowPrivilegeEscalation'],
  },
  yieldsTo: ['privileged-container'],
  supersedes: ['container-security-context'],

  summary: 'A container may gain more privileges than it started with.',
  why: `
    Unless allowPrivilegeEscalation is false, a process becomes root by starting a program with the setuid bit or with file
    capabilities, and such programs (su, mount, ping) are in many images. A non-root user is then no border.
  `,
  attack: `
    An attacker who got in as an ordinary user starts a setuid program with a known weakness, or one left behind in a volume,
    and is root in the container, with all capabilities that it has.
  `,
  rollout: `
    Programs that call sudo, su or ping with file capabilities stop working. Entrypoints that start as root and change to
    another user are not affected, because they give rights up.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  messages: {
    allowed: ({ container }: { container: string }) =>
      `Container "${container}" allows privilege escalation: a setuid program turns any user into root.`,
    unset: ({ container }: { container: string }) =>
      `Container "${container}" does not forbid privilege escalation: a setuid program turns any user into root.`,
  },

  *check(container, context) {
    if (context.config.kubernetesVersion < 8) return;
    const at = container.at('securityContext', 'allowPrivilegeEscalation');
    const isExempt = at.isAbsent ? mayBeWindows(container.pod, context) : isWindows(container.pod, context);
    if (at.isNot(false) && !isExempt)
      yield { message: at.isAbsent ? 'unset' : 'allowed', at, data: { container: container.name } };
  },

  fixes: ({ at }, container) => {
    const privileged = container.at('securityContext', 'privileged');
    const added = container.at('securityContext', 'capabilities', 'add');
    if (privileged.isUnknown || !added.isCompleteList) return [];
    const set = { kind: 'set', path: at.path, value: false } as const;
    const blockers = addedCapabilities(container).filter(({ name }) => name === 'SYS_ADMIN');
    if (!privileged.is(true) && blockers.length === 0)
      return [{ title: 'Set allowPrivilegeEscalation to false', safety: 'safe', operations: [set] }];
    const names = blockers.map(({ text }) => text);
    const fix: Fix = {
      title: [
        privileged.is(true)
          ? 'Set privileged and allowPrivilegeEscalation to false'
          : 'Set allowPrivilegeEscalation to false',
        ...(names.length > 0 ? [`remove ${names.join(' and ')}`] : []),
      ].join(' and '),
      safety: 'unsafe',
      caution: 'A workload that needs the node itself stops working.',
      operations: [
        ...(privileged.is(true) ? [{ kind: 'set', path: privileged.path, value: false } as const] : []),
        set,
        // Last ones first, so that the paths of the others stay as they are.
        ...blockers.reverse().map(({ at: { path } }) => ({ kind: 'remove', path }) as const),
      ],
    };
    return [fix];
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
          securityContext:
            allowPrivilegeEscalation: false
    `,
  },
});
