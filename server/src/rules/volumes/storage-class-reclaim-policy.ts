import { defineRule } from '../rule.ts';

/** The API server's default for `reclaimPolicy` (storage/v1). */
const DEFAULT_POLICY = 'Delete';

/** Which policy is right is the team's own decision: Kyverno's example asks for Delete, others for Retain. */
export const storageClassReclaimPolicy = defineRule({
  id: 'storage-class-reclaim-policy',
  visits: 'resource',
  category: 'volume',
  kinds: ['StorageClass'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['restrict-storageclass'] },
  options: {
    expected: {
      type: 'text',
      default: 'Delete',
      description: 'The policy that each StorageClass has to have: `Delete` or `Retain`.',
    },
  },

  summary: 'A StorageClass keeps or deletes volumes otherwise than the team has decided.',
  why: `
    With Retain a disk stays, and costs money, after its claim is gone, with the data on it and nobody who owns it. With
    Delete a claim that was deleted by mistake takes its data along.
  `,
  attack: `
    The attacker finds disks that nobody watches any more, with the data of applications that were shut down long ago; or
    deletes a claim, and its data with it.
  `,
  rollout: 'The policy of a class only holds for new volumes; those that exist have one of their own.',
  docs: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy',
  messages: {
    other: ({ policy, expected }: { policy: string; expected: string }) =>
      `The reclaim policy is ${policy}: expected is ${expected}.`,
  },

  *check({ root }, _context, { expected }) {
    const at = root.at('reclaimPolicy');
    const policy = at.isAbsent ? DEFAULT_POLICY : at.string;
    if (policy !== undefined && policy !== expected)
      yield { message: 'other', at, data: { policy, expected } };
  },

  examples: {
    bad: `
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata:
        name: fast
      provisioner: ebs.csi.aws.com
      reclaimPolicy: Retain
    `,
    good: `
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata:
        name: fast
      provisioner: ebs.csi.aws.com
      reclaimPolicy: Delete
    `,
  },
});
