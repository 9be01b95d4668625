import { volumeClaims } from '../lib/volumes/volumeClaims.ts';
import { defineRule } from '../rule.ts';

/** ReadWriteOnce counts as well as ReadWriteOncePod; a team that wants only the latter says so. */
export const volumeClaimAccessMode = defineRule({
  id: 'volume-claim-access-mode',
  visits: 'resource',
  category: 'volume',
  kinds: ['StatefulSet', 'PersistentVolumeClaim'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 5,
  standards: [],
  equivalents: { kubesec: ['VolumeClaimAccessModeReadWriteOnce'], kyverno: ['readwriteonce-pod'] },
  options: {
    allowed: {
      type: 'texts',
      default: ['ReadWriteOnce', 'ReadWriteOncePod'],
      description: 'Access modes that claims may ask for.',
    },
  },

  summary: 'A claim asks for a volume that several nodes may use at once.',
  why: `
    A volume that many may write needs a program that is made for it: two that are not overwrite each other's files. It also
    ties workloads together, as each of them can change the data of the others.
  `,
  attack: `
    An attacker in one of the workloads changes data or leaves a file that another one, with more rights, opens.
  `,
  rollout: `
    Replicas on several nodes can no longer share the volume, and a rolling update waits until the old pod has let it go.
    Access modes of a claim cannot be changed once it exists.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  messages: {
    shared: ({ claim, mode, allowed }: { claim: string; mode: string; allowed: string }) =>
      `Claim "${claim}" asks for ${mode}: expected is ${allowed}.`,
  },

  *check(resource, _context, { allowed }) {
    for (const { name, spec } of volumeClaims(resource)) {
      for (const at of spec.at('accessModes').items) {
        const mode = at.string;
        if (mode !== undefined && !allowed.includes(mode))
          yield { message: 'shared', at, data: { claim: name, mode, allowed: allowed.join(' or ') } };
      }
    }
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteMany]
        resources:
          requests:
            storage: 1Gi
    `,
    good: `
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 1Gi
    `,
  },
});
