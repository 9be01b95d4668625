import { targetMinor } from '../../kube/apiVersions.ts';
import { defineRule } from '../rule.ts';

/**
 * Volume types of k8s.io/api core/v1 types.go that k8s.io/pod-security-admission policy/check_restrictedVolumes.go does not
 * allow. Keys that are no volume type are not judged here: the API server drops or refuses them.
 */
const RESTRICTED_TYPES = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'gitRepo',
  'nfs',
  'iscsi',
  'glusterfs',
  'rbd',
  'flexVolume',
  'cinder',
  'cephfs',
  'flocker',
  'fc',
  'azureFile',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'photonPersistentDisk',
  'portworxVolume',
  'scaleIO',
  'storageos',
] as const;

/**
 * The minor since which no kubelet mounts a type, though the API server still takes it; types that a CSI driver took over are not among
 * them. k8s.io/api core/v1 types.go, https://kubernetes.io/docs/concepts/storage/volumes/
 */
const GONE_SINCE: Readonly<Partial<Record<(typeof RESTRICTED_TYPES)[number], number>>> = {
  scaleIO: 22,
  flocker: 25,
  quobyte: 25,
  storageos: 25,
  glusterfs: 26,
  cephfs: 31,
  rbd: 31,
};

/**
 * Condition: k8s.io/pod-security-admission policy/check_restrictedVolumes.go. A volume with nothing but a name is an emptyDir
 * by the time Pod Security sees it.
 */
export const restrictedVolumeTypes = defineRule({
  id: 'restricted-volume-types',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'warning',
  pss: 'restricted',
  fix: null,
  risk: 5,
  standards: [],
  equivalents: {
    trivy: ['KSV-0028'],
    kyverno: ['restrict-volume-types'],
    psa: ['restrictedVolumes'],
  },

  summary: 'A volume names its storage directly, by a type that the restricted level does not allow.',
  why: `
    With these types the manifest itself says which server, disk or driver to mount, so everyone who may create pods may
    mount any of them. Persistent volumes leave that choice to the cluster's administrator.
  `,
  attack: `
    An attacker who may create pods mounts the NFS export, disk or file share of another team by its address, or runs code as
    root on the node through a volume driver such as gitRepo or flexVolume.
  `,
  rollout: `
    The storage has to be offered as a PersistentVolume or a StorageClass first, and the pod then uses a claim. The data stays
    where it is when the PersistentVolume names the same export or disk.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  messages: {
    restricted: ({ volume, type }: { volume: string; type: string }) =>
      `Volume "${volume}" is of type ${type}: use a persistentVolumeClaim, so that the cluster decides on it.`,
    gone: ({ volume, type, release }: { volume: string; type: string; release: string }) =>
      `Volume "${volume}" is of type ${type}, which no node mounts since Kubernetes ${release}: use a persistentVolumeClaim.`,
  },

  *check(pod, { config }) {
    for (const [index, volume] of pod.at('volumes').items.entries()) {
      for (const type of RESTRICTED_TYPES) {
        const at = volume.at(type);
        const name = volume.at('name').string ?? `#${index + 1}`;
        if (at.state !== 'known') continue;
        const since = GONE_SINCE[type] ?? Number.POSITIVE_INFINITY;
        if (targetMinor(config.kubernetesVersion) >= since)
          yield { message: 'gone', at, data: { volume: name, type, release: `1.${since}` } };
        else yield { message: 'restricted', at, data: { volume: name, type } };
      }
    }
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
      volumes:
        - name: data
          nfs:
            server: nfs.example.com
            path: /exports/data
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: data
    `,
  },
});
