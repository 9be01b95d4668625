import { listed } from '../../base/words.ts';
import type { Config } from '../../config/config.ts';
import { mountCovers, writablePaths } from '../../images/imageFacts.ts';
import type { KnownImage } from '../../images/knownImage.ts';
import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { knownImageOf } from '../lib/pod/containerUser.ts';
import { planWritableVolumes, type VolumePlan } from '../lib/volumes/writableVolumes.ts';
import { mayWriteElsewhere } from '../lib/volumes/writesElsewhere.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Ephemeral containers are for debugging and cannot be given volumes; Windows has no read-only root. */
export const readOnlyRootFilesystem = defineRule({
  id: 'read-only-root-filesystem',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: 'safe',
  risk: 5,
  standards: ['CIS 5.7.3', 'NSA 1.1', 'ATT&CK T1105'],
  equivalents: {
    'kube-linter': ['no-read-only-root-fs'],
    'kube-score': ['container-security-context-readonlyrootfilesystem'],
    polaris: ['notReadOnlyRootFilesystem'],
    checkov: ['CKV_K8S_22'],
    trivy: ['KSV-0014'],
    kubescape: ['C-0017', 'C-0211'],
    kubesec: ['ReadOnlyRootFilesystem'],
    kyverno: ['require-ro-rootfs'],
  },

  summary: 'A container can write to its root file system.',
  why: `
    A program seldom has to change the files it was shipped with. Where it cannot, an intruder can neither replace its code
    nor leave tools behind, and what runs is what was built and scanned. Files that must be written belong on volumes, where
    one sees them.
  `,
  attack: `
    After a first foothold the attacker downloads a miner, a shell or a scanner into the container, makes it executable, or
    changes a script of the application so that it passes on passwords.
  `,
  rollout: `
    Programs that write caches, pid files or logs beside their code stop with "Read-only file system". Mount an emptyDir on
    each of those directories; run the image with \`docker run --read-only\`, or look with \`kubectl exec\` for files newer
    than the container, to find them.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  messages: {
    writable: ({ container }: { container: string }) =>
      `Container "${container}" can write to its root file system, so an intruder can change the program.`,
  },

  *check(container) {
    if (container.kind === 'ephemeral' || container.pod.windows) return;
    const readOnly = container.at('securityContext', 'readOnlyRootFilesystem');
    if (readOnly.isNot(true))
      yield { message: 'writable', at: readOnly, data: { container: container.name } };
  },

  fixes: ({ at }, container, { config }) => fixesOf(at, container, config),

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
            readOnlyRootFilesystem: true
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
    `,
  },
});

function fixesOf(at: Field, container: Container, config: Config): readonly Fix[] {
  const known = knownImageOf(container, config);
  if (known?.readOnlyCapable === false) return [];
  const plan = planWritableVolumes(container, writablePaths(known), known?.neverMount);
  if (!plan) return [];
  const caution = cautionOf(container, known, plan);
  const set = { kind: 'set', path: at.path, value: true } as const;
  const complete: Fix = {
    title: titleOf(plan.mounted),
    ...(caution === undefined ? { safety: 'safe' } : { safety: 'unsafe', caution }),
    operations: [set, ...plan.operations],
  };
  if (plan.mounted.length === 0) return [complete];
  return [
    complete,
    {
      title: 'Set readOnlyRootFilesystem to true only',
      safety: 'unsafe',
      caution: `A program that writes to ${listed(plan.mounted)} fails.`,
      operations: [set],
    },
  ];
}

function titleOf(paths: readonly string[]): string {
  if (paths.length === 0) return 'Set readOnlyRootFilesystem to true';
  if (paths.length > 3)
    return `Make the root file system read-only, with ${paths.length} writable directories`;
  return `Make the root file system read-only, with ${listed(paths)} writable`;
}

/** Why the container may not work afterwards; undefined where the table knows that it does. */
function cautionOf(
  container: Container,
  known: KnownImage | undefined,
  plan: VolumePlan,
): string | undefined {
  if (plan.dataLeftOut.length > 0)
    return `The image keeps its data in ${listed(plan.dataLeftOut)}, which has no volume: mount one there first.`;
  if (plan.blocked.length > 0)
    return `The image writes to ${listed(plan.blocked)}, where it has a read-only volume or files that it needs.`;
  if (known?.readOnlyCapable !== true || known.writes === undefined)
    return 'It is not known where this image writes: look for "Read-only file system" in its logs.';
  if (mayWriteElsewhere(container, plan.mountPaths))
    return 'The container changes how its image runs, so it may write elsewhere: look for "Read-only file system" in its logs.';
  return noteMatters(container, known) ? known.readOnlyNote : undefined;
}

/** Whether a note of the table about a read-only root may matter for this container. */
function noteMatters(container: Container, { readOnlyNoteApplies: applies }: KnownImage): boolean {
  if (!applies) return true;
  const { environment = [], mounts = [] } = applies;
  const names = container.at('env').items.map((item) => item.at('name').string);
  const paths = container.at('volumeMounts').items.map((mount) => mount.at('mountPath').string ?? '/');
  return (
    (environment.length > 0 && !container.at('envFrom').isAbsent) ||
    names.some((name) => name === undefined || environment.includes(name)) ||
    paths.some((path) => mounts.some((mount) => mountCovers(mount, path) || mountCovers(path, mount)))
  );
}
