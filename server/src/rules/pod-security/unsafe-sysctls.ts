import type { KubernetesVersion } from '../../kube/version.ts';
import { defineRule } from '../rule.ts';

/** Safe sysctls, by the minor version that added them. Source: k8s.io/pod-security-admission policy/check_sysctls.go. */
const SAFE_SINCE: Readonly<Record<string, KubernetesVersion>> = {
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.ping_group_range': 0,
  'net.ipv4.ip_unprivileged_port_start': 0,
  'net.ipv4.ip_local_reserved_ports': 27,
  'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_fin_timeout': 29,
  'net.ipv4.tcp_keepalive_intvl': 29,
  'net.ipv4.tcp_keepalive_probes': 29,
  'net.ipv4.tcp_rmem': 32,
  'net.ipv4.tcp_wmem': 32,
  'net.ipv4.tcp_slow_start_after_idle': 37,
  'net.ipv4.tcp_notsent_lowat': 37,
};

function isSafe(name: string, version: KubernetesVersion): boolean {
  const since = Object.hasOwn(SAFE_SINCE, name) ? SAFE_SINCE[name] : undefined;
  return since !== undefined && version >= since;
}

/** Condition: k8s.io/pod-security-admission policy/check_sysctls.go. */
export const unsafeSysctls = defineRule({
  id: 'unsafe-sysctls',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 4,
  standards: ['CIS 5.7.3', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['unsafe-sysctls'],
    trivy: ['KSV-0026'],
    kubescape: ['C-0211'],
    kyverno: ['restrict-sysctls'],
    psa: ['sysctls'],
  },

  summary: 'A pod sets a kernel parameter outside the safe set.',
  why: `
    A safe sysctl belongs to the pod's own namespaces and cannot disturb anybody else. Others change limits that the kernel
    shares between pods, or use up memory that no cgroup counts, so that one pod makes the node fail for all.
  `,
  attack: `
    An attacker who may create pods raises message queue, shared memory or socket limits until the node runs out of kernel
    memory, or loosens network settings that the neighbours rely on.
  `,
  rollout: `
    The kubelet refuses such pods unless the cluster's administrator allowed the sysctl, so in most clusters the pod does not
    run at all. Where it does, the program falls back to the kernel's default: compare its throughput before and after.
  `,
  docs: 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
  messages: {
    unsafe: ({ name }: { name: string }) =>
      `The pod sets the sysctl "${name}", which is not known to be safe for other pods of the node.`,
  },

  *check(pod, { config }) {
    for (const sysctl of pod.at('securityContext', 'sysctls').items) {
      const at = sysctl.at('name');
      const name = at.string;
      if (name !== undefined && !isSafe(name, config.kubernetesVersion))
        yield { message: 'unsafe', at, data: { name } };
    }
  },

  fixes: ({ at, data }) => [
    {
      title: `Remove the sysctl "${data.name}"`,
      safety: 'unsafe',
      caution: "The program runs with the kernel's default, which may be slower or too small for it.",
      operations: [{ kind: 'remove', path: at.path.slice(0, -1) }],
    },
  ],

  examples: {
    bad: `
      securityContext:
        sysctls:
          - name: kernel.msgmax
            value: "65536"
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        sysctls:
          - name: net.ipv4.ip_unprivileged_port_start
            value: "80"
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
