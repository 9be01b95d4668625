import { type IdKind, lowIdFixes, lowIdOf } from '../lib/pod/lowIds.ts';
import { defineRule } from '../rule.ts';

const KIND: IdKind = {
  field: 'runAsGroup',
  idOf: (user) => user.gid,
  configured: (config) => config.fixDefaults.groupId,
};

export const highGroupId = defineRule({
  id: 'high-group-id',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'info',
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.7.3'],
  equivalents: {
    'kube-score': ['container-security-context-user-group-id'],
    trivy: ['KSV-0021'],
    kubesec: ['RunAsGroup'],
  },
  yieldsTo: ['run-as-non-root'],

  summary: 'A container does not say a group id above 10000.',
  why: `
    A group id in a container is the same number on the node. Where only \`runAsUser\` is set the group is often 0, root's,
    and many files of image and node are open to that group.
  `,
  attack: `
    A process that escapes from the container with group 0, or with the number of a group like \`docker\` or \`disk\`, reads
    and writes what the node opened to that group: with those two, everything.
  `,
  rollout: `
    Images that give their files to group 0 on purpose, as OpenShift asks for, cannot write them with another group. Volumes
    need an \`fsGroup\`.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  messages: {
    low: ({ owner, id }: { owner: string; id: number }) =>
      `${owner} runs with group ${id}, which may have rights on the node. Groups above 10000 have none.`,
    unset: ({ owner, image }: { owner: string; image: number | undefined }) =>
      image === undefined
        ? `${owner} does not say with which group it runs: it may be root's. One above 10000 has no rights.`
        : `${owner} runs with group ${image} of its image, which may have rights on the node.`,
  },

  *check(container, { config }) {
    const low = lowIdOf(container, KIND, config);
    if (!low) return;
    const { at, id, imageId } = low;
    const owner = low.ofPod ? 'The pod' : `Container "${container.name}"`;
    if (id !== undefined) return yield { message: 'low', at, data: { owner, id }, yieldsTo: [] };
    const data = { owner, image: imageId };
    yield { message: 'unset', at, data, ...(imageId ? { milder: true } : {}) };
  },

  fixes: ({ at }, container, { config }) => lowIdFixes(at, container, KIND, config),

  examples: {
    bad: `
      securityContext:
        runAsGroup: 1000
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        runAsGroup: 10001
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
