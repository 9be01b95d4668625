import type { Config } from '../../config/config.ts';
import type { Container, Pod } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { knownImageOf } from '../lib/pod/containerUser.ts';
import { concernedContainers, securityContexts } from '../lib/pod/securityContexts.ts';
import { defineRule, type Fix } from '../rule.ts';

/**
 * A pod in a user namespace of its own is left alone, for its group 0 is nobody's on the node; so is Windows, which has no group
 * ids.
 */
export const rootGroup = defineRule({
  id: 'root-group',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.7.3', 'NSA'],
  equivalents: {
    'kube-linter': ['run-as-non-root'],
    trivy: ['KSV-0116'],
    kubescape: ['C-0013', 'C-0211'],
    kyverno: ['require-non-root-groups'],
  },
  supersedes: ['high-group-id'],
  options: {
    required: {
      type: 'boolean',
      default: false,
      description: 'Also report containers for which no runAsGroup is set, as theirs may be 0.',
    },
  },

  summary: "A container runs with root's group, or gives it to its volumes.",
  why: `
    Group 0 in a container is group 0 on the node. Much of the node, and of many images, may be read by that group and some
    of it written, so that not being the user root helps less than it seems.
  `,
  attack: `
    An attacker with group 0 changes files of the image that are writable for root's group, such as /etc/passwd in images made
    for OpenShift, and becomes root; on a mounted directory of the node he reads what only root's group may.
  `,
  rollout: `
    Images that give their files to group 0 on purpose can no longer write them under another group: build them with a group
    of their own. With a new fsGroup the kubelet changes the group of the files on the volumes by itself.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  messages: {
    primary: ({ owner }: { owner: string }) =>
      `${owner} asks for root's group (runAsGroup: 0), which has rights in image and node.`,
    supplementary: (_data: object) =>
      "supplementalGroups adds root's group (0) to every container, which has rights in image and node.",
    volumes: (_data: object) => "fsGroup gives the pod's volumes, and every process in it, root's group (0).",
    unset: ({ owner }: { owner: string }) =>
      `${owner} has no runAsGroup: unless its image names a group, it runs with root's.`,
  },

  *check(pod, _context, { required }) {
    if (pod.windows || !pod.at('hostUsers').isNot(false)) return;
    for (const { owner, at: fieldAt } of securityContexts(pod)) {
      const at = fieldAt('runAsGroup');
      if (at.is(0)) yield { message: 'primary', at, data: { owner } };
    }
    for (const at of pod.at('securityContext', 'supplementalGroups').items)
      if (at.is(0)) yield { message: 'supplementary', at, data: {} };
    const fsGroup = pod.at('securityContext', 'fsGroup');
    if (fsGroup.is(0)) yield { message: 'volumes', at: fsGroup, data: {} };
    if (!required) return;
    for (const container of pod.containers) {
      const at = container.effective('runAsGroup');
      if (at.isAbsent) yield { message: 'unset', at, data: { owner: `Container "${container.name}"` } };
    }
  },

  fixes: ({ message, at }, pod, { config }) =>
    message === 'supplementary' ? [removeGroup(at)] : setGroup(at, pod, config),

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            runAsGroup: 0
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            runAsGroup: 10001
    `,
  },
});

function removeGroup(at: Field): Fix {
  return {
    title: 'Remove group 0',
    safety: 'unsafe',
    caution: "The program loses access to files that it only reached through root's group.",
    operations: [{ kind: 'remove', path: at.path }],
  };
}

/** Sets another group, unless a program needs root anyway. */
function setGroup(at: Field, pod: Pod, config: Config): readonly Fix[] {
  const preset = config.fixDefaults.groupId;
  const concerned = concernedContainers(pod, at);
  const images = concerned.map((container) => knownImageOf(container, config));
  if (images.some((image) => image?.needsRoot !== undefined)) return [];
  const group = ownGroup(concerned, config);
  const key = String(at.path.at(-1));
  return [
    {
      title: `Set ${key} to ${group ?? preset}`,
      safety: 'unsafe',
      caution:
        key === 'fsGroup'
          ? 'The kubelet gives the files on the volumes to this group; what only root may read stays so.'
          : 'The files of the image that the program writes must belong to this group or to its user.',
      operations: [{ kind: 'set', path: at.path, value: group ?? { tabStop: preset } }],
    },
  ];
}

/** The group of the user that the image of a single container is made for. */
function ownGroup([container, ...others]: readonly Container[], config: Config): number | undefined {
  const gid = container && others.length === 0 ? knownImageOf(container, config)?.runsAs?.gid : undefined;
  return gid === 0 ? undefined : gid;
}
