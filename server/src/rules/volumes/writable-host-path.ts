import { betterVolumeFixes } from '../lib/volumes/betterVolume.ts';
import { hostPathVolumes } from '../lib/volumes/hostPath.ts';
import { writableMounts } from '../lib/volumes/volumeMounts.ts';
import { defineRule, type Fix } from '../rule.ts';

/**
 * Said at each mount, which is where it is changed; that the volume is there at all is said at the volume. A socket is left
 * out, for a read-only mount does not keep anybody from talking to it.
 */
export const writableHostPath = defineRule({
  id: 'writable-host-path',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['writable-host-mount'],
    kubescape: ['C-0045'],
    kyverno: ['ensure-readonly-hostpath'],
  },

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
    writable: ({ container, path }: { container: string; path: string }) =>
      `Container "${container}" may write to ${path} of the node, where it outlives the pod and others read it.`,
  },

  *check(pod) {
    for (const { volume, at: hostPath, path } of hostPathVolumes(pod)) {
      if (path.endsWith('.sock')) continue;
      for (const { container, at: mount } of writableMounts(pod, volume)) {
        const data = { container: container.name, path: hostPath.string ?? path };
        yield { message: 'writable', at: mount.at('readOnly'), data };
      }
    }
  },

  fixes: ({ at }, pod) => {
    const name = pod.resource.root.at(...at.path.slice(pod.resource.root.path.length, -1), 'name');
    const volume = pod.at('volumes').items.find((item) => item.at('name').is(name.string ?? ''));
    const readOnly: Fix = {
      title: 'Mount it read-only',
      safety: 'unsafe',
      caution: 'A program that writes there fails with "Read-only file system".',
      operations: [{ kind: 'set', path: at.path, value: true }],
    };
    return volume ? [readOnly, ...betterVolumeFixes(pod, volume)] : [readOnly];
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
