import { type IdKind, lowIdFixes, lowIdOf } from '../lib/pod/lowIds.ts';
import { defineRule } from '../rule.ts';

const KIND: IdKind = {
  field: 'runAsUser',
  idOf: (user) => user.uid,
  configured: (config) => config.fixDefaults.userId,
};

/**
 * User 0 is reported by the rule `run-as-root-user`. Where no id is set and root is ruled out, it is the image's choice: a matter of
 * taste.
 */
export const highUserId = defineRule({
  id: 'high-user-id',
  visits: 'container',
  category: 'workload',
  kinds: 'pods',
  severity: 'info',
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.7.3'],
  equivalents: {
    'kube-score': ['container-security-context-user-group-id'],
    checkov: ['CKV_K8S_40'],
    trivy: ['KSV-0020'],
    kubesec: ['RunAsUser'],
  },
  yieldsTo: ['run-as-non-root'],

  summary: 'A container does not say a user id above 10000.',
  why: `
    A user id in a container is the same number on the node. Low numbers belong to the node's own services and users there;
    a high one belongs to nobody, so that a process that gets out has no files and no processes to call its own.
  `,
  attack: `
    A process that escapes from the container as user 1000 is the first person with an account on the node: it reads that
    home directory and sends signals to that person's processes.
  `,
  rollout: `
    The program must be able to read its files and write its volumes as that user: build the image with \`USER 10001\`, and
    set \`fsGroup\` for volumes. Many database images insist on their own user.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  messages: {
    low: ({ owner, id }: { owner: string; id: number }) =>
      `${owner} runs as user ${id}, who may be somebody on the node. Ids above 10000 are nobody.`,
    unset: ({ owner, image }: { owner: string; image: number | undefined }) =>
      image === undefined
        ? `${owner} does not say as which user it runs: one above 10000 is nobody on the node.`
        : `${owner} runs as user ${image} of its image, who may be somebody on the node.`,
  },

  *check(container, { config }) {
    const low = lowIdOf(container, KIND, config);
    if (!low || low.id === 0) return;
    const { at, id, imageId } = low;
    const owner = low.ofPod ? 'The pod' : `Container "${container.name}"`;
    if (id !== undefined) yield { message: 'low', at, data: { owner, id }, yieldsTo: [] };
    else yield { message: 'unset', at, data: { owner, image: imageId }, milder: true };
  },

  fixes: ({ at }, container, { config }) => lowIdFixes(at, container, KIND, config),

  examples: {
    bad: `
      securityContext:
        runAsUser: 1000
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      securityContext:
        runAsUser: 10001
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
