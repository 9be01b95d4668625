import { betterVolumeFixes } from '../lib/volumes/betterVolume.ts';
import { removeHostPath, volumeAround } from '../lib/volumes/hostPath.ts';
import { defineRule } from '../rule.ts';

/** Condition: k8s.io/pod-security-admission policy/check_hostPathVolumes.go. A volume counts whether it is mounted or not. */
export const hostPathVolume = defineRule({
  id: 'host-path-volume',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'error',
  pss: 'baseline',
  fix: 'unsafe',
  risk: 6,
  standards: ['CIS 5.2.12', 'ATT&CK T1611'],
  equivalents: {
    polaris: ['hostPathSet'],
    trivy: ['KSV-0023'],
    kubescape: ['C-0048'],
    kyverno: ['disallow-host-path'],
    psa: ['hostPathVolumes'],
  },
  supersedes: ['restricted-volume-types'],

  summary: "A pod mounts a directory or file of the node's own disk.",
  why: `
    The pod sees, and mostly may change, files that belong to the node and to other pods on it. Which files those are
    depends on the node, so the manifest does not even say what is exposed.
  `,
  attack: `
    An attacker writes a cron job, a static pod manifest or an SSH key below the mounted path and becomes root on the node,
    or reads credentials of the kubelet and of other pods. Even a read-only mount shows logs and secrets.
  `,
  rollout: `
    Data that the program kept on the node is not moved along. Log shippers, storage drivers and node agents need such
    mounts and belong in an exempt namespace; other programs take a persistent volume claim, an emptyDir or a config map.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  messages: {
    mounted: ({ volume }: { volume: string }) =>
      `Volume "${volume}" is a path of the node: the pod reaches files outside of itself.`,
  },

  *check(pod) {
    for (const [index, volume] of pod.at('volumes').items.entries()) {
      const at = volume.at('hostPath');
      if (at.state === 'known')
        yield { message: 'mounted', at, data: { volume: volume.at('name').string ?? `#${index + 1}` } };
    }
  },

  fixes: ({ at }, pod) => {
    const volume = volumeAround(at, pod);
    if (!volume) return [];
    return [
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
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: data
    `,
  },
});
