import { samePath } from '../../base/path.ts';
import type { Config } from '../../config/config.ts';
import type { Container, Pod } from '../../kube/pod.ts';
import type { EditOperation } from '../../syntax/edit/operation.ts';
import type { Field } from '../../syntax/field.ts';
import {
  type NonRootVerdict,
  nonRootVerdict,
  setContainerUser,
  setPodUser,
  setVolumeGroup,
  type UserToSet,
} from '../lib/nonRoot.ts';
import { mayMapUsers } from '../lib/podSecurity.ts';
import { concernedContainers, securityContexts } from '../lib/securityContexts.ts';
import { defineRule, type Fix } from '../rule.ts';

/**
 * Condition: k8s.io/pod-security-admission policy/check_runAsNonRoot.go: the pod's own `false` counts even where every
 * container overrides it.
 *
 * What is missing is said at each container, as Pod Security judges them, except below a pod that says `false`: there the pod's
 * field is the mistake. The fix writes it once at the pod where that is right for all containers that do not speak for
 * themselves. It is safe where their users are known, by number, and not root: the kubelet starts such containers.
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
      `Container "${container}" may run as root: nothing sets runAsNonRoot to true.`,
    off: ({ owner }: { owner: string }) => `${owner} sets runAsNonRoot to false, which allows the user root.`,
  },

  *check(pod, context) {
    if (mayMapUsers(pod, context)) return;
    const podField = nonRootOf(pod);
    for (const { owner, container, at: fieldAt } of securityContexts(pod)) {
      const at = fieldAt('runAsNonRoot');
      if (at.is(false)) yield { message: 'off', at, data: { owner } };
      if (container && at.isAbsent && podField.isAbsent)
        yield { message: 'missing', at, data: { container: container.name } };
    }
  },

  fixes: ({ at }, pod, { config }) => {
    const isPodField = at.path.length === nonRootOf(pod).path.length;
    const own = concernedContainers(pod, at);
    const [container] = own;
    const inheriting = pod.containers.filter((other) => nonRootOf(other).isAbsent);
    if (isPodField) return fixesFor({ pod, at, containers: inheriting }, config);
    if (!container) return [];
    const atPod = at.isAbsent && belongsAtPod(container, inheriting, config);
    return atPod
      ? fixesFor({ pod, at: nonRootOf(pod), containers: inheriting }, config)
      : fixesFor({ pod, at, containers: own }, config);
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

function nonRootOf(owner: Pod | Container): Field {
  return owner.at('securityContext', 'runAsNonRoot');
}

/** Whether a container's missing field is best set at the pod, for all containers that inherit it. */
function belongsAtPod(container: Container, inheriting: readonly Container[], config: Config): boolean {
  const kinds = inheriting.map((other) => nonRootVerdict(other, config).kind);
  if (kinds.every((kind) => kind === 'works')) return true;
  const { kind: own } = nonRootVerdict(container, config);
  return own !== 'works' && own !== 'user' && kinds.every((kind) => kind !== 'user' && kind !== 'needs-root');
}

/** Where the field is set, and the containers that feel it. */
interface Place {
  readonly pod: Pod;
  readonly at: Field;
  readonly containers: readonly Container[];
}

interface Judged {
  readonly container: Container;
  readonly verdict: NonRootVerdict;
}

function fixesFor(place: Place, config: Config): readonly Fix[] {
  const { pod, at, containers } = place;
  const judged = containers.map(
    (container): Judged => ({ container, verdict: nonRootVerdict(container, config) }),
  );
  if (judged.some(({ verdict }) => verdict.kind === 'needs-root')) return [];
  const [only] = containers;
  const isForOne =
    pod.containers.length > 1 && containers.length === 1 && only && samePath(at.path, nonRootOf(only).path);
  const title = `Set runAsNonRoot to true${isForOne ? ` for "${only.name}"` : ''}`;
  const operations = [{ kind: 'set', path: at.path, value: true } as const];
  if (judged.every(({ verdict }) => verdict.kind === 'works')) return [{ title, safety: 'safe', operations }];

  const fixes: Fix[] = [];
  const mayStart = judged.every(
    ({ verdict }) => verdict.kind !== 'user' && !(verdict.kind === 'unknown' && verdict.isRoot),
  );
  if (mayStart)
    fixes.push({
      title,
      safety: 'unsafe',
      caution: 'An image whose user is root, or is given by name, does not start: then set runAsUser too.',
      operations,
    });
  const users = usersToSet(judged, config);
  if (users.length > 0)
    fixes.push({
      title: `${title} and run as user ${[...new Set(users.map(({ number }) => number))].join(' and ')}`,
      safety: 'unsafe',
      caution: cautionOf(judged),
      operations: [...operations, ...userOperations(pod, users)],
    });
  return fixes;
}

interface ContainerUser {
  readonly container: Container;
  readonly number: number;
  readonly user: UserToSet;
  /** Whether the image table names the user; else it is the configured one, for review. */
  readonly isKnown: boolean;
}

function usersToSet(judged: readonly Judged[], { fixDefaults }: Config): readonly ContainerUser[] {
  const { userId, groupId } = fixDefaults;
  return judged.flatMap(({ container, verdict }): ContainerUser[] => {
    if (verdict.kind === 'user') {
      const { uid, gid } = verdict.user;
      return [{ container, number: uid, user: { uid, gid }, isKnown: true }];
    }
    if (verdict.kind !== 'unknown') return [];
    const user = { uid: { tabStop: userId }, gid: { tabStop: groupId } };
    return [{ container, number: userId, user, isKnown: false }];
  });
}

/** At the pod, once, where all of its containers get the configured user; else at each container. */
function userOperations(pod: Pod, users: readonly ContainerUser[]): readonly EditOperation[] {
  const [first] = users;
  if (!first) return [];
  const containers = users.map(({ container }) => container);
  const isForAll =
    containers.length === pod.containers.length &&
    users.every(
      ({ container, isKnown }) => !isKnown && container.at('securityContext', 'runAsUser').isAbsent,
    );
  return [
    ...(isForAll
      ? setPodUser(pod, first.user)
      : users.flatMap(({ container, user }) => setContainerUser(container, user))),
    ...setVolumeGroup(pod, containers, first.user.gid ?? first.user.uid),
  ];
}

function cautionOf(judged: readonly Judged[]): string {
  const notes = judged.flatMap(({ verdict }) => {
    if (verdict.kind !== 'user' && verdict.kind !== 'unknown') return [];
    const { image } = verdict;
    const variant = image?.unprivilegedVariant;
    return [
      ...(image?.runsAsNote === undefined ? [] : [image.runsAsNote]),
      ...(variant ? [`There is also the image ${variant.name}. ${variant.hint}`] : []),
    ];
  });
  if (notes.length > 0) return [...new Set(notes)].join(' ');
  return 'The program must work as this user, and its volumes must be writable for it.';
}
