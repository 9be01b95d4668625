import { isWindows, mayBeWindows } from '../lib/pod/podSecurity.ts';
import { forbiddenProfileType, securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_seccompProfile_restricted.go, from version 1.19 on. What is missing is
 * said once, at the pod, because that is where it is set for all containers.
 */
export const seccompProfile = defineRule({
  id: 'seccomp-profile',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  pss: 'restricted',
  fix: 'safe',
  risk: 2,
  standards: ['CIS 5.7.2', 'CIS 5.7.3', 'NSA 1.9', 'NSA 1.10', 'ATT&CK T1611'],
  equivalents: {
    'kube-score': ['container-seccomp-profile'],
    polaris: ['linuxHardening'],
    checkov: ['CKV_K8S_31'],
    trivy: ['KSV-0030'],
    kubescape: ['C-0210', 'C-0055', 'C-0211'],
    kubesec: ['SeccompAny'],
    kyverno: ['restrict-seccomp-strict'],
    psa: ['seccompProfile_restricted'],
  },
  supersedes: ['pod-security-context'],

  summary: 'No seccomp profile is set for a container.',
  why: `
    Unless the node's administrator changed the kubelet, a pod without a seccomp profile runs unconfined and may make every
    system call of the kernel. Most kernel exploits need calls that the runtime's default profile blocks.
  `,
  attack: `
    An attacker in the container runs a kernel exploit through a system call that the application never makes, and is root
    on the node.
  `,
  rollout: `
    The default profile is what plain Docker has applied for years, so nearly every image works under it. A blocked call
    fails with "operation not permitted", and the node's audit log names it.
  `,
  docs: 'https://kubernetes.io/docs/tutorials/security/seccomp/',
  messages: {
    missing: ({ containers }: { containers: readonly string[] }) => {
      const names = containers.map((name) => `"${name}"`);
      const [first = ''] = names;
      const who = names.length > 2 ? `${names.length} containers` : names.join(' and ');
      return `No seccomp profile is set for ${names.length === 1 ? `container ${first}` : who}.`;
    },
    forbidden: ({ owner }: { owner: string }) =>
      `${owner} has a seccomp profile that is neither RuntimeDefault nor Localhost.`,
  },

  *check(pod, context) {
    if (context.config.kubernetesVersion < 19 || isWindows(pod, context)) return;
    const lacking: string[] = [];
    for (const securityContext of securityContexts(pod)) {
      const { owner, container, at } = securityContext;
      const forbidden = forbiddenProfileType(securityContext, 'seccompProfile');
      if (forbidden) yield { message: 'forbidden', at: forbidden, data: { owner } };
      if (container && at('seccompProfile').isAbsent) lacking.push(container.name);
    }
    const podProfile = pod.at('securityContext', 'seccompProfile');
    if (lacking.length > 0 && podProfile.isAbsent && !mayBeWindows(pod, context))
      yield { message: 'missing', at: podProfile, data: { containers: lacking } };
  },

  fixes: ({ message, at }) => [
    {
      title: 'Set the seccomp profile to RuntimeDefault',
      safety: 'safe',
      operations:
        message === 'missing'
          ? [{ kind: 'set', path: at.path, value: { type: 'RuntimeDefault' } }]
          : [{ kind: 'set', path: at.path, value: 'RuntimeDefault' }],
    },
  ],

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
