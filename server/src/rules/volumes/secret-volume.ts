import { factsNear } from '../../kube/facts/facts.ts';
import { mountedVolumes } from '../lib/volumes/volumeMounts.ts';
import { defineRule } from '../rule.ts';

/** A list for reviews; nothing is wrong with the mount. Only what the workspace holds is listed. */
export const secretVolume = defineRule({
  id: 'secret-volume',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 1,
  crossResource: true,
  standards: ['ATT&CK T1552.007'],
  equivalents: { kubescape: ['C-0255'] },

  summary: 'A workload mounts a Secret of the workspace.',
  why: `
    Every program in the container, and everybody with a shell in it, can read the files of a mounted Secret. A review of
    a cluster wants to know which workloads hold which secrets.
  `,
  attack: `
    An attacker who can read files of the container, through a path traversal for example, reads the Secret with them.
  `,
  rollout: `
    Nothing changes: the rule only lists. It lists, too, what \`secret-env-var\` recommends: a Secret that is read from a
    file.
  `,
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  messages: {
    mounted: ({ volume, name }: { volume: string; name: string }) =>
      `Volume "${volume}" shows the Secret "${name}" to its containers.`,
  },

  *check(pod, { facts }) {
    for (const { volume, at, text: name } of mountedVolumes(pod, 'secret', 'secretName')) {
      if (factsNear(facts, 'secret', pod.resource).some((fact) => fact.name === name))
        yield { message: 'mounted', at, data: { volume, name } };
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Secret
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
            secret:
              secretName: web
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
