import { defineRule } from '../rule.ts';

/** Condition: k8s.io/pod-security-admission policy/check_privileged.go. */
export const privilegedContainer = defineRule({
  id: 'privileged-container',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 7,
  standards: ['CIS 5.2.2', 'NSA 1.2', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['privileged-container'],
    'kube-score': ['container-security-context-privileged'],
    polaris: ['runAsPrivileged'],
    checkov: ['CKV_K8S_16'],
    trivy: ['KSV-0017'],
    kubescape: ['C-0057', 'C-0211'],
    kubesec: ['Privileged'],
    kyverno: ['disallow-privileged-containers'],
    psa: ['privileged'],
  },
  supersedes: ['linux-hardening'],

  summary: 'A container runs in privileged mode.',
  why: `
    A privileged container has every capability, sees all devices of the node and is not confined by seccomp, AppArmor or
    SELinux. The border between container and node is gone: root in the container is root on the node.
  `,
  attack: `
    Whoever can run a command in the container mounts the node's disk from its device, reads the kubelet's credentials and
    the tokens of every pod on the node, and goes on from there to the cluster.
  `,
  rollout: `
    Programs that load kernel modules, mount file systems or change the node's network stop working. Most others only need
    one capability or one device, and were made privileged while somebody was looking for an error.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  messages: {
    privileged: ({ container }: { container: string }) =>
      `Container "${container}" runs privileged: whoever controls it controls the node.`,
  },

  *check(container) {
    const privileged = container.at('securityContext', 'privileged');
    if (privileged.is(true))
      yield { message: 'privileged', at: privileged, data: { container: container.name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set privileged to false',
      safety: 'unsafe',
      caution: 'A workload that needs the node itself stops working.',
      operations: [{ kind: 'set', path: at.path, value: false }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            privileged: true
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            privileged: false
    `,
  },
});
