import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';
import { mountsOfVolume } from '../lib/volumes/volumeMounts.ts';
import { defineRule } from '../rule.ts';

/** A limit of the container bounds the volume too: for ephemeral storage on disk, for memory in memory. */
export const emptyDirSizeLimit = defineRule({
  id: 'empty-dir-size-limit',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1499'],
  equivalents: { kyverno: ['require-emptydir-requests-and-limits'] },

  summary: 'An emptyDir has no size limit, and neither has a container that mounts it.',
  why: `
    An emptyDir lies on the disk of the node, beside images and logs. Without a limit one pod can fill that disk, and the
    kubelet then evicts pods that did nothing.
  `,
  attack: `
    An attacker uploads files, or makes the program write large temporary ones, until the node runs out of disk and its other
    pods are evicted.
  `,
  rollout:
    'A pod whose volume grows beyond the limit is evicted: look at how large it gets before choosing the number.',
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  messages: {
    unlimited: ({ volume }: { volume: string }) =>
      `Volume "${volume}" has no sizeLimit: the pod can fill the disk of its node.`,
    memory: ({ volume }: { volume: string }) =>
      `Volume "${volume}" has no sizeLimit: the pod can fill the memory of its node.`,
  },

  *check(pod) {
    for (const volume of pod.at('volumes').items) {
      const name = volume.at('name').string;
      const at = volume.at('emptyDir', 'sizeLimit');
      const isEmptyDir = volume.at('emptyDir').node?.kind === 'map';
      if (name === undefined || !isEmptyDir || !at.isAbsent || pod.partial) continue;
      const inMemory = volume.at('emptyDir', 'medium').is('Memory');
      const resource = inMemory ? 'memory' : 'ephemeral-storage';
      const mounted = mountsOfVolume(pod, name).map(({ container }) => container);
      if (mounted.some((container) => limitOf(container, resource).isAbsent))
        yield { message: inMemory ? 'memory' : 'unlimited', at, data: { volume: name } };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Set sizeLimit to 100Mi',
      safety: 'unsafe',
      caution: 'The pod is evicted when the volume grows beyond it.',
      operations: [{ kind: 'set', path: at.path, value: { tabStop: '100Mi' } }],
    },
  ],

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 100Mi
    `,
  },
});

/** The container's own limit, or the pod's where that has one. */
function limitOf(container: Container, resource: string): Field {
  const ofPod = container.pod.at('resources', 'limits', resource);
  return ofPod.isAbsent ? container.at('resources', 'limits', resource) : ofPod;
}
