import { securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

const TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t'];
const TYPES_SINCE_1_31 = [...TYPES, 'container_engine_t'];

/** Condition: k8s.io/pod-security-admission policy/check_seLinuxOptions.go. Pod and containers are judged each for itself. */
export const selinuxOptions = defineRule({
  id: 'selinux-options',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.7.3', 'ATT&CK T1611'],
  equivalents: {
    trivy: ['KSV-0025'],
    kyverno: ['disallow-selinux'],
    psa: ['seLinuxOptions'],
  },

  summary: 'An SELinux type, user or role other than those for containers is set.',
  why: `
    SELinux keeps a container from the node's files by the type of its process. Another type, such as spc_t, or another user
    or role takes the container out of that confinement. Setting only the level is fine.
  `,
  attack: `
    With an unconfined type an attacker who escapes the other borders of the container meets no SELinux: a mounted socket or
    directory of the node, or a kernel bug, is then enough.
  `,
  rollout: `
    On nodes without SELinux nothing changes. On others, programs that use the node's files are denied them; the node's audit
    log names each denial, and udica writes a policy from it.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container',
  messages: {
    type: ({ owner, value }: { owner: string; value: string }) =>
      `${owner} has the SELinux type "${value}", which is not one for containers.`,
    identity: ({ owner, key }: { owner: string; key: 'user' | 'role' }) =>
      `${owner} sets an SELinux ${key}: containers are confined under the usual one only.`,
  },

  *check(pod, { config }) {
    const types = config.kubernetesVersion >= 31 ? TYPES_SINCE_1_31 : TYPES;
    for (const { owner, at: fieldAt } of securityContexts(pod)) {
      const type = fieldAt('seLinuxOptions', 'type');
      if (type.string !== undefined && !types.includes(type.string))
        yield { message: 'type', at: type, data: { owner, value: type.string } };
      for (const key of ['user', 'role'] as const) {
        const at = fieldAt('seLinuxOptions', key);
        if (at.string) yield { message: 'identity', at, data: { owner, key } };
      }
    }
  },

  fixes: ({ at }) => [
    {
      title: `Remove the SELinux ${at.path.at(-1)}`,
      safety: 'unsafe',
      caution: 'On nodes with SELinux the program is denied what only this label allows.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      securityContext:
        seLinuxOptions:
          type: spc_t
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        seLinuxOptions:
          level: s0:c123,c456
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
