import { factsNear } from '../../kube/facts/facts.ts';
import { mountedVolumes } from '../lib/volumes/volumeMounts.ts';
import { defineRule } from '../rule.ts';

/** A list for reviews; nothing is wrong with the mount. Only what the workspace holds is listed. */
export const configmapVolume = defineRule({
  id: 'configmap-volume',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  crossResource: true,
  standards: [],
  equivalents: { kubescape: ['C-0258'] },

  summary: 'A workload mounts a ConfigMap of the workspace.',
  why: `
    Whoever may change a mounted ConfigMap changes what the program does, without a new image and without a review of the
    workload. A review wants to know which workloads depend on which ConfigMaps.
  `,
  attack: `
    An attacker with the right to update ConfigMaps, which is given more freely than that to update workloads, changes an
    address or a script in it and has the program work for him.
  `,
  rollout: 'Nothing changes: the rule only lists.',
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  messages: {
    mounted: ({ volume, name }: { volume: string; name: string }) =>
      `Volume "${volume}" shows the ConfigMap "${name}" to its containers.`,
  },

  *check(pod, { facts }) {
    for (const { volume, at, text: name } of mountedVolumes(pod, 'configMap', 'name')) {
      if (factsNear(facts, 'configMap', pod.resource).some((fact) => fact.name === name))
        yield { message: 'mounted', at, data: { volume, name } };
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: ConfigMap
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
            configMap:
              name: web
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
