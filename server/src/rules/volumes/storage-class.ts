import { volumeClaims } from '../lib/volumes/volumeClaims.ts';
import { defineRule } from '../rule.ts';

/** An empty class is fine where the claim names or selects its volume: that is how one asks for a volume that exists. */
export const storageClass = defineRule({
  id: 'storage-class',
  visits: 'resource',
  category: 'volume',
  kinds: ['PersistentVolumeClaim', 'StatefulSet'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['require-storageclass'] },

  summary: 'A claim does not say which StorageClass it wants.',
  why: `
    Without a class the claim gets the cluster's default, which differs from cluster to cluster in speed, price, encryption
    and in what happens to the data when the claim is deleted. A cluster without a default leaves it pending.
  `,
  attack: 'Data lands on an unencrypted or shared disk because the default was set up for something else.',
  rollout: 'The class of a claim cannot be changed once it exists: new ones are made, and data is copied.',
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1',
  messages: {
    missing: ({ claim }: { claim: string }) =>
      `Claim "${claim}" names no StorageClass: the cluster's default decides about speed, encryption and deletion.`,
    empty: ({ claim }: { claim: string }) =>
      `Claim "${claim}" has an empty StorageClass: it waits until somebody makes a fitting volume by hand.`,
  },

  *check(resource) {
    for (const { name, spec } of volumeClaims(resource)) {
      const at = spec.at('storageClassName');
      const choosesVolume = ['volumeName', 'selector'].some((key) => !spec.at(key).isAbsent);
      if (at.isAbsent) yield { message: 'missing', at, data: { claim: name } };
      if (at.is('') && !choosesVolume) yield { message: 'empty', at, data: { claim: name } };
    }
  },

  examples: {
    bad: `
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
    good: `
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        storageClassName: fast
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 1Gi
    `,
  },
});
