import { mayBeWindows } from '../lib/pod/podSecurity.ts';
import { hasPersistentVolumes } from '../lib/volumes/groupVolumes.ts';
import { defineRule } from '../rule.ts';

/** Only for pods with a volume that belongs to root when it is fresh: others can be written without. */
export const fsGroup = defineRule({
  id: 'fs-group',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 5.7.3'],
  equivalents: { kubescape: ['C-0211'] },

  summary: 'A pod with persistent volumes does not say which group they belong to.',
  why: `
    A fresh disk belongs to root. Without fsGroup a program that is not root cannot write there, and the usual way out is
    to run it, or an init container that changes owners, as root after all.
  `,
  attack: `
    The init container with root's rights and CHOWN, which is only there to make a volume writable, is what an attacker of
    the pod's image or of its deployment pipeline uses.
  `,
  rollout: `
    The kubelet changes the group of all files on the volume at each start, which takes long on large volumes unless
    fsGroupChangePolicy is OnRootMismatch. Some programs refuse data directories that a group may read (PostgreSQL, SSH keys).
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  messages: {
    unset: (_data: object) =>
      "fsGroup is not set: the pod's volumes belong to root's group, and only root can write there.",
    negative: ({ id }: { id: number }) => `fsGroup is ${id}, which is no group: the API server refuses it.`,
  },

  *check(pod, context) {
    const at = pod.at('securityContext', 'fsGroup');
    const id = at.integer;
    if (id !== undefined && id < 0) yield { message: 'negative', at, data: { id } };
    if (at.isAbsent && hasPersistentVolumes(pod) && !mayBeWindows(pod, context))
      yield { message: 'unset', at, data: {} };
  },

  fixes: ({ at }, _pod, { config }) => [
    {
      title: `Set fsGroup to ${config.fixDefaults.groupId}`,
      safety: 'unsafe',
      caution:
        'The kubelet gives all files on the volumes to this group; some programs refuse data that a group may read.',
      operations: [{ kind: 'set', path: at.path, value: { tabStop: config.fixDefaults.groupId } }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: web
    `,
    good: `
      securityContext:
        fsGroup: 10001
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: web
    `,
  },
});
