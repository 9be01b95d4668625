import { volumeClaims } from '../lib/volumes/volumeClaims.ts';
import { defineRule } from '../rule.ts';

/**
 * A warning, although the row is about reliability: the API server takes the StatefulSet and refuses each claim that it makes
 * (kubernetes pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimSpec), so that no pod ever starts.
 */
export const volumeClaimStorageRequest = defineRule({
  id: 'volume-claim-storage-request',
  visits: 'resource',
  category: 'volume',
  kinds: ['StatefulSet'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 1,
  standards: [],
  equivalents: { kubesec: ['VolumeClaimRequestsStorage'] },

  summary: 'A claim template of a StatefulSet does not say how much storage it needs.',
  why: `
    A claim without a size is refused by the API server. The StatefulSet itself is accepted, and then waits for its first pod
    forever, with the reason in its events only.
  `,
  attack: 'No attacker is needed: the application does not start.',
  rollout: 'Nothing that runs changes. Many storage classes let a claim grow later, but none lets it shrink.',
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resources',
  messages: {
    missing: ({ claim }: { claim: string }) =>
      `Claim template "${claim}" requests no storage: its claims are refused, and no pod starts.`,
  },

  *check(resource) {
    for (const { name, spec } of volumeClaims(resource)) {
      const at = spec.at('resources', 'requests', 'storage');
      if (at.isAbsent) yield { message: 'missing', at, data: { claim: name } };
    }
  },

  fixes: ({ at }) => [
    {
      title: 'Request 1Gi of storage',
      safety: 'unsafe',
      caution: 'The value is a guess, and a claim cannot shrink later.',
      operations: [{ kind: 'set', path: at.path, value: { tabStop: '1Gi' } }],
    },
  ],

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        volumeClaimTemplates:
          - metadata:
              name: data
            spec:
              accessModes: [ReadWriteOnce]
    `,
    good: `
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        volumeClaimTemplates:
          - metadata:
              name: data
            spec:
              accessModes: [ReadWriteOnce]
              resources:
                requests:
                  storage: 10Gi
    `,
  },
});
