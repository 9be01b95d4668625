import { startUser } from '../lib/pod/containerUser.ts';
import { hasPersistentVolumes } from '../lib/volumes/groupVolumes.ts';
import { defineRule } from '../rule.ts';

/**
 * Only where it does something: `fsGroup` is set and a volume keeps files from one start to the next. The fix proposes
 * `OnRootMismatch`, not the default `Always` written out.
 */
export const fsGroupChangePolicy = defineRule({
  id: 'fs-group-change-policy',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'safe',
  risk: 2,
  standards: ['CIS 5.7.3'],
  equivalents: { kubescape: ['C-0211'] },

  summary: 'A pod does not say when the kubelet changes the group of the files on its volumes.',
  why: `
    By default the kubelet goes through all files of a volume each time the pod starts. On a volume with many files the pod
    waits for that for minutes, also after the node failed and it should be back at once.
  `,
  attack: `
    Whoever can write many small files to the volume makes each restart of the application slower, until health checks and
    rollouts time out.
  `,
  rollout: `
    With OnRootMismatch files are left alone where the volume's top directory has the right group. Files that something else
    wrote there as root then keep root's group.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods',
  messages: {
    unset: (_data: object) =>
      'fsGroupChangePolicy is not set: each start of the pod goes through all files of its volumes.',
    invalid: ({ value }: { value: string }) =>
      `fsGroupChangePolicy "${value}" is neither Always nor OnRootMismatch: the API server refuses it.`,
  },

  *check(pod) {
    const at = pod.at('securityContext', 'fsGroupChangePolicy');
    const value = at.string;
    if (value !== undefined && value !== 'Always' && value !== 'OnRootMismatch')
      yield { message: 'invalid', at, data: { value } };
    const hasGroup = pod.at('securityContext', 'fsGroup').integer !== undefined;
    if (at.isAbsent && hasGroup && hasPersistentVolumes(pod)) yield { message: 'unset', at, data: {} };
  },

  fixes: ({ at }, pod, { config }) => {
    const title = 'Set fsGroupChangePolicy to OnRootMismatch';
    const operations = [{ kind: 'set', path: at.path, value: 'OnRootMismatch' }] as const;
    if (pod.containers.every((container) => startUser(container, config) === 'non-root'))
      return [{ title, safety: 'safe', operations }];
    const caution = 'Files that a container writes as root keep the group of root at the next start.';
    return [{ title, safety: 'unsafe', caution, operations }];
  },

  examples: {
    bad: `
      securityContext:
        fsGroup: 10001
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: web
    `,
    good: `
      securityContext:
        fsGroup: 10001
        fsGroupChangePolicy: OnRootMismatch
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: web
    `,
  },
});
