import { betterVolumeFixes } from '../lib/betterVolume.ts';
import { hostPathVolumes, removeHostPath, volumeAround } from '../lib/hostPath.ts';
import { mountReadOnly, writableMounts } from '../lib/volumeMounts.ts';
import { defineRule } from '../rule.ts';

/**
 * Said once for each volume, at its path, however many containers mount it: there it takes the place of `host-path-volume`, and
 * gives way to the rules that know what is in the directory.
 */
export const writableHostPath = defineRule({
  id: 'writable-host-path',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'error',
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['writable-host-mount'],
    kubescape: ['C-0045'],
    kyverno: ['ensure-readonly-hostpath'],
  },
  supersedes: ['host-path-volume'],

  summary: "A container may write to a directory or file of the node's own disk.",
  why: `
    What a container writes there is not removed with it, counts against no quota, and is read by whatever else uses that
    path: other pods, services of the node, a person who logs in. A full disk stops all pods of the node.
  `,
  attack: `
    The attacker leaves a program or a symbolic link where a service of the node or a pod with more rights picks it up, or
    hides tools there that outlive the container.
  `,
  rollout: `
    Programs that write there fail with "Read-only file system". Give what must be written a volume of its own, such as a
    claim or an emptyDir; nothing that is on the node now is moved along.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  messages: {
    writable: ({ containers, path }: { containers: readonly string[]; path: string }) => {
      const [first = ''] = containers;
      const who = containers.length === 1 ? `Container "${first}"` : `${containers.length} containers`;
      return `${who} may write to ${path} of the node, where it outlives the pod and others read it.`;
    },
  },

  *check(pod) {
    for (const { volume, at, path } of hostPathVolumes(pod)) {
      const containers = new Set(writableMounts(pod, volume).map(({ container }) => container.name));
      if (containers.size > 0)
        yield { message: 'writable', at, data: { containers: [...containers], path: at.string ?? path } };
    }
  },

  fixes: ({ at }, pod) => {
    const volume = volumeAround(at, pod);
    if (!volume) return [];
    return [
      ...mountReadOnly(pod, volume),
      ...betterVolumeFixes(pod, volume),
      ...removeHostPath(at, pod, 'The program no longer finds the files of the node.'),
    ];
  },

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
          hostPath:
            path: /srv/data
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: data
              mountPath: /data
              readOnly: true
      volumes:
        - name: data
          hostPath:
            path: /srv/data
    `,
  },
});
