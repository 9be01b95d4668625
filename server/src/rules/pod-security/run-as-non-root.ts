import type { Config } from '../../config/config.ts';
import { startsAsRoot } from '../../images/imageFacts.ts';
import type { Container } from '../../kube/pod.ts';
import { knownImageOf } from '../lib/pod/containerUser.ts';
import { nonRootVerdict } from '../lib/pod/nonRoot.ts';
import { nonRootFixes, nonRootOf } from '../lib/pod/nonRootFixes.ts';
import { mayMapUsers } from '../lib/pod/podSecurity.ts';
import { concernedContainers, securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_runAsNonRoot.go: the pod's own `false` counts even where every
 * container overrides it.
 *
 * What is missing is said at each container, as Pod Security judges them, except below a pod that says `false`: there the pod's
 * field is the mistake. The fix writes it once at the pod where that is right for all containers that do not speak for
 * themselves. Where the table of known images says that the image starts as root, that is said: one finding, for the mistake is
 * one. The fix is safe where their users are known, by number, and not root: the kubelet starts such containers.
 */
export const runAsNonRoot = defineRule({
  id: 'run-as-non-root',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  pss: 'restricted',
  fix: 'safe',
  risk: 7,
  standards: ['CIS 5.2.7', 'CIS 5.7.3', 'NSA 1.0', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['run-as-non-root'],
    polaris: ['runAsRootAllowed'],
    checkov: ['CKV_K8S_23'],
    trivy: ['KSV-0012'],
    kubescape: ['C-0013', 'C-0211'],
    kubesec: ['RunAsNonRoot'],
    kyverno: ['require-run-as-nonroot', 'service-mesh-require-run-as-nonroot'],
    psa: ['runAsNonRoot'],
  },

  summary: 'A container is not kept from running as root.',
  why: `
    Without runAsNonRoot the image decides about the user, and an image that names none runs as root. Root in a container is
    the same number as root on the node: a leaked mount, a wrong permission or a kernel bug is used with its rights.
  `,
  attack: `
    An attacker in the container installs tools, changes any file of the image, reads every mounted volume, and starts
    container escapes that only work for root.
  `,
  rollout: `
    The kubelet refuses to start an image whose user is root, or is given by name, with CreateContainerConfigError. Set
    runAsUser to the number that the image is made for, and fsGroup where it writes to volumes.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  messages: {
    missing: ({ container }: { container: string }) =>
      `Container "${container}" is not forbidden to run as root: nothing sets runAsNonRoot to true.`,
    rootImage: ({ container, variant, dropsTo }: RootImage) => {
      if (variant !== undefined)
        return `Container "${container}" is not forbidden to run as root, its image's default; ${variant} has another.`;
      return dropsTo === undefined
        ? `Container "${container}" is not forbidden to run as root, its image's default: nothing sets runAsNonRoot to true.`
        : `Container "${container}" is not forbidden to start as root, its image's default; only a script then changes to ${dropsTo}.`;
    },
    off: ({ owner }: { owner: string }) => `${owner} sets runAsNonRoot to false, which allows the user root.`,
  },

  *check(pod, context) {
    if (mayMapUsers(pod, context)) return;
    const podField = nonRootOf(pod);
    for (const { owner, container, at: fieldAt } of securityContexts(pod)) {
      const at = fieldAt('runAsNonRoot');
      if (at.is(false)) yield { message: 'off', at, data: { owner } };
      if (!container || !at.isAbsent || !podField.isAbsent) continue;
      const rootImage = rootImageOf(container, context.config);
      yield rootImage
        ? { message: 'rootImage', at, data: rootImage }
        : { message: 'missing', at, data: { container: container.name } };
    }
  },

  fixes: ({ at }, pod, { config }) => {
    const isPodField = at.path.length === nonRootOf(pod).path.length;
    const own = concernedContainers(pod, at);
    const [container] = own;
    const inheriting = pod.containers.filter((other) => nonRootOf(other).isAbsent);
    if (isPodField) return nonRootFixes({ pod, at, containers: inheriting }, config);
    if (!container) return [];
    const atPod = at.isAbsent && belongsAtPod(container, inheriting, config);
    const place = atPod ? { pod, at: nonRootOf(pod), containers: inheriting } : { pod, at, containers: own };
    return nonRootFixes(place, config);
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        runAsNonRoot: true
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});

/** Whether a container's missing field is best set at the pod, for all containers that inherit it. */
function belongsAtPod(container: Container, inheriting: readonly Container[], config: Config): boolean {
  const kinds = inheriting.map((other) => nonRootVerdict(other, config).kind);
  if (kinds.every((kind) => kind === 'works')) return true;
  const { kind: own } = nonRootVerdict(container, config);
  return own !== 'works' && own !== 'user' && kinds.every((kind) => kind !== 'user' && kind !== 'needs-root');
}

interface RootImage {
  readonly container: string;
  /** An image of the same program that starts as another user. */
  readonly variant: string | undefined;
  /** The user that the program changes to by itself. */
  readonly dropsTo: string | undefined;
}

/** What is known of a container's image where it is known to start as root: said alike whether a user is set or not. */
function rootImageOf(container: Container, config: Config): RootImage | undefined {
  const image = knownImageOf(container, config);
  if (!startsAsRoot(image)) return undefined;
  const { unprivilegedVariant, dropsTo } = image ?? {};
  return {
    container: container.name,
    variant: unprivilegedVariant?.name,
    dropsTo: dropsTo && (dropsTo.name ?? String(dropsTo.uid)),
  };
}
