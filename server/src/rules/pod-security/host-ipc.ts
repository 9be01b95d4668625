import { defineRule } from '../rule.ts';

/** Condition: k8s.io/pod-security-admission policy/check_hostNamespaces.go. */
export const hostIpc = defineRule({
  id: 'host-ipc',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 4,
  standards: ['CIS 5.2.4', 'NSA 1.3', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['host-ipc'],
    polaris: ['hostIPCSet'],
    checkov: ['CKV_K8S_18'],
    trivy: ['KSV-0008'],
    kubescape: ['C-0038', 'C-0276'],
    kubesec: ['HostIPC'],
    kyverno: ['disallow-host-namespaces'],
    psa: ['hostNamespaces'],
  },

  summary: "A pod shares the node's inter-process communication.",
  why: `
    Shared memory segments, semaphores and message queues of the node become visible to the pod. Programs keep data there
    that they would never write to a file, and trust whoever can reach it.
  `,
  attack: `
    An attacker lists the segments with ipcs, attaches to the one of a database or another pod that also shares the node's
    namespace, and reads or changes what the program works on.
  `,
  rollout: `
    Only programs that exchange data with a process of the node through System V or POSIX shared memory notice. The
    containers of one pod share their own namespace anyway; a larger /dev/shm is an emptyDir with medium: Memory.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  messages: {
    shared: () => "The pod shares the node's IPC namespace: it can reach shared memory of other processes.",
  },

  *check(pod) {
    const hostIpc = pod.at('hostIPC');
    if (hostIpc.is(true)) yield { message: 'shared', at: hostIpc, data: {} };
  },

  fixes: ({ at }) => [
    {
      title: 'Remove hostIPC',
      safety: 'unsafe',
      caution: 'A program that shares memory with a process of the node stops reaching it.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      hostIPC: true
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
