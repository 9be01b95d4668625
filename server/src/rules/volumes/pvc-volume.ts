import { factsNear } from '../../kube/facts/facts.ts';
import { mountedVolumes } from '../lib/volumes/volumeMounts.ts';
import { defineRule } from '../rule.ts';

/** A list for reviews; nothing is wrong with the mount. Only what the workspace holds is listed. */
export const pvcVolume = defineRule({
  id: 'pvc-volume',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  crossResource: true,
  standards: [],
  equivalents: { kubescape: ['C-0257'] },

  summary: 'A workload mounts a PersistentVolumeClaim of the workspace.',
  why: `
    Data on a claim outlives the pod, and every workload that mounts the same claim reads and writes it. A review wants to
    know where data is kept and who shares it.
  `,
  attack: `
    An attacker in one workload leaves a file on a shared claim that another workload opens, or carries the data away.
  `,
  rollout: 'Nothing changes: the rule only lists.',
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/',
  messages: {
    mounted: ({ volume, name }: { volume: string; name: string }) =>
      `Volume "${volume}" shows the PersistentVolumeClaim "${name}" to its containers.`,
  },

  *check(pod, { facts }) {
    for (const { volume, at, text: name } of mountedVolumes(pod, 'persistentVolumeClaim', 'claimName')) {
      if (factsNear(facts, 'claim', pod.resource).some((fact) => fact.name === name))
        yield { message: 'mounted', at, data: { volume, name } };
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: web
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
            volumeMounts:
              - name: files
                mountPath: /files
        volumes:
          - name: files
            persistentVolumeClaim:
              claimName: web
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
