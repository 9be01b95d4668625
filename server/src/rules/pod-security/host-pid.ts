import { defineRule } from '../rule.ts';

/** Condition: k8s.io/pod-security-admission policy/check_hostNamespaces.go. */
export const hostPid = defineRule({
  id: 'host-pid',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.2.3', 'NSA 1.5', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['host-pid'],
    polaris: ['hostPIDSet'],
    checkov: ['CKV_K8S_17'],
    trivy: ['KSV-0010'],
    kubescape: ['C-0038', 'C-0275'],
    kubesec: ['HostPID'],
    kyverno: ['disallow-host-namespaces'],
    psa: ['hostNamespaces'],
  },

  summary: "A pod sees the node's processes.",
  why: `
    With the node's process table the pod sees every process of the node and of all other pods: their command lines, their
    environment where the user matches, and their files through /proc. A root process may also signal and trace them.
  `,
  attack: `
    An attacker reads passwords from the command lines and environments under /proc, or enters the file system of another
    container through /proc/PID/root. Together with a privileged container, one call of nsenter is a shell on the node.
  `,
  rollout: `
    Monitoring and security agents that watch processes of the node stop seeing them. Ordinary applications never need it;
    sharing processes between the containers of one pod is what shareProcessNamespace is for.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  messages: {
    shared: () => "The pod shares the node's process namespace: it can see and signal every process there.",
  },

  *check(pod) {
    const hostPid = pod.at('hostPID');
    if (hostPid.is(true)) yield { message: 'shared', at: hostPid, data: {} };
  },

  fixes: ({ at }) => [
    {
      title: 'Remove hostPID',
      safety: 'unsafe',
      caution: 'An agent that watches the processes of the node stops seeing them.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      hostPID: true
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
