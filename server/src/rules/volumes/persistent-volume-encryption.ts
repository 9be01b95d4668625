import { factsOf } from '../../kube/facts/facts.ts';
import { defineRule } from '../rule.ts';

/**
 * Drivers that encrypt when their StorageClass has the parameter `encrypted: "true"`:
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md,
 * https://github.com/ceph/ceph-csi/blob/devel/docs/rbd/deploy.md, https://longhorn.io/docs/latest/advanced-resources/security/volume-encryption/,
 * https://github.com/kubernetes-sigs/alibaba-cloud-csi-driver/blob/master/docs/disk.md.
 */
const ENCRYPTING = [
  'ebs.csi.aws.com',
  'kubernetes.io/aws-ebs',
  'rbd.csi.ceph.com',
  'cephfs.csi.ceph.com',
  'driver.longhorn.io',
  'diskplugin.csi.alibabacloud.com',
];

/**
 * Narrower than Kubescape's C-0264, which wants the parameter of every driver but those of Azure and Google: others encrypt in
 * other ways, or are no disks at all, and refuse a parameter that they do not know.
 */
export const persistentVolumeEncryption = defineRule({
  id: 'persistent-volume-encryption',
  visits: 'resource',
  category: 'volume',
  kinds: ['PersistentVolume'],
  severity: 'warning',
  optIn: true,
  fix: 'unsafe',
  risk: 4,
  crossResource: true,
  standards: [],
  equivalents: { kubescape: ['C-0264'] },

  summary: 'A PersistentVolume belongs to a StorageClass that does not encrypt.',
  why: `
    The disk is readable for whoever gets hold of it: from a snapshot, a backup, a disk that was thrown away, or the account
    at the cloud. Encryption also draws a line between people who run disks and people who may read data.
  `,
  attack: `
    The attacker copies a snapshot of the disk into an account of his own and mounts it there, without touching the cluster.
  `,
  rollout: `
    Parameters of a StorageClass cannot be changed: it is deleted and created anew. Volumes that exist stay as they are, and
    their data must be copied to new ones.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  messages: {
    plain: ({ name, storageClass }: { name: string; storageClass: string }) =>
      `PersistentVolume "${name}" belongs to StorageClass "${storageClass}", which does not ask for encryption.`,
  },

  *check({ root, name }, { facts }) {
    const at = root.at('spec', 'storageClassName');
    const storageClass = at.string;
    if (!storageClass) return;
    const classes = factsOf(facts, 'storageClass').filter((fact) => fact.name === storageClass);
    const isPlain = classes.every(
      ({ complete, provisioner = '', parameters }) =>
        complete && ENCRYPTING.includes(provisioner) && parameters && parameters.encrypted !== 'true',
    );
    if (classes.length > 0 && isPlain)
      yield { message: 'plain', at, data: { name: name ?? '', storageClass } };
  },

  fixes: ({ data }) => [
    {
      title: `Encrypt the volumes of StorageClass "${data.storageClass}"`,
      safety: 'unsafe',
      caution: 'The StorageClass must be deleted and created anew, and volumes that exist stay unencrypted.',
      operations: [],
      others: [
        {
          kind: 'StorageClass',
          name: data.storageClass,
          operations: [{ kind: 'set', path: ['parameters', 'encrypted'], value: 'true' }],
        },
      ],
    },
  ],

  examples: {
    bad: `
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata:
        name: fast
      provisioner: ebs.csi.aws.com
      parameters:
        type: gp3
      ---
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        name: data
      spec:
        storageClassName: fast
        capacity:
          storage: 10Gi
        accessModes: [ReadWriteOnce]
        csi:
          driver: ebs.csi.aws.com
          volumeHandle: vol-0123456789abcdef0
    `,
    good: `
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata:
        name: fast
      provisioner: ebs.csi.aws.com
      parameters:
        type: gp3
        encrypted: "true"
      ---
      apiVersion: v1
      kind: PersistentVolume
      metadata:
        name: data
      spec:
        storageClassName: fast
        capacity:
          storage: 10Gi
        accessModes: [ReadWriteOnce]
        csi:
          driver: ebs.csi.aws.com
          volumeHandle: vol-0123456789abcdef0
    `,
  },
});
