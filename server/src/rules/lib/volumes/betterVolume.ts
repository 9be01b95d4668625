import type { Pod } from '../../../kube/pod.ts';
import type { EditOperation, NewValue } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';
import type { Fix } from '../../rule.ts';
import { workloadName } from '../pod/podParts.ts';
import { plainHostPath } from './hostPath.ts';
import { mountsOfVolume } from './volumeMounts.ts';

/** What a program keeps in a directory of the node, as far as the path tells. */
type Purpose = 'token' | 'authority' | 'settings' | 'scratch' | 'memory' | 'data' | 'node';

const TOKEN_PATH = '/run/secrets/kubernetes.io/serviceaccount';
const AUTHORITY_FILES = /^\/etc\/kubernetes\/(?:pki|ssl|certs)\/ca\.(?:crt|pem)$/;
const SETTINGS_FILES = /\.(?:conf|cfg|cnf|ini|json|ya?ml|toml|properties|xml)$/;
const SCRATCH = /^\/(?:tmp|var\/tmp|var\/cache\/.|var\/log\/(?!containers|pods|journal|audit).)/;
/** Directories of which a program wants what the node has there: no other volume can stand for it. */
const NODE =
  /^\/(?:$|bin|boot|dev|etc|home$|lib|lib64|opt\/cni|proc|root|run|sbin|sys|usr|var$|var\/lib$|var\/lib\/(?:kubelet|docker|containerd|containers|etcd|cni|calico)|var\/log$|var\/log\/(?:containers|pods|journal|audit))(?:\/|$)/;

function purposeOf(path: string): Purpose {
  if (path === TOKEN_PATH) return 'token';
  if (AUTHORITY_FILES.test(path)) return 'authority';
  if (path === '/dev/shm') return 'memory';
  if (SCRATCH.test(path) || path === '/var/cache') return 'scratch';
  if (NODE.test(path)) return 'node';
  return SETTINGS_FILES.test(path) ? 'settings' : 'data';
}

/**
 * Ways to give a pod what it uses a hostPath volume for without showing it the node, the likeliest one first; none where the
 * path is one of those that only the node has.
 */
export function betterVolumeFixes(pod: Pod, volume: Field): readonly Fix[] {
  const path = volume.at('hostPath', 'path').string;
  const empty = replace(
    volume,
    'emptyDir',
    {},
    {
      title: 'Replace the hostPath by an emptyDir',
      caution: 'The directory starts empty in every pod, and what is written there is lost with the pod.',
    },
  );
  switch (path === undefined ? 'data' : purposeOf(plainHostPath(path))) {
    case 'node':
      return [];
    case 'token':
      return [tokenFix(volume)];
    case 'authority':
      return [authorityFix(pod, volume)];
    case 'settings':
      return [settingsFix(pod, volume, path ?? ''), empty];
    case 'memory':
      return [memoryFix(volume)];
    case 'scratch':
      return [empty, ...claimFixes(pod, volume)];
    case 'data':
      return [...claimFixes(pod, volume), empty];
  }
}

function replace(
  volume: Field,
  type: string,
  value: NewValue,
  { title, caution, more = [] }: { title: string; caution: string; more?: readonly EditOperation[] },
): Fix {
  return {
    title,
    safety: 'unsafe',
    caution,
    operations: [
      { kind: 'set', path: [...volume.path, type], value },
      { kind: 'remove', path: [...volume.path, 'hostPath'] },
      ...more,
    ],
  };
}

function memoryFix(volume: Field): Fix {
  const value = { medium: 'Memory', sizeLimit: { tabStop: '64Mi' } };
  return replace(volume, 'emptyDir', value, {
    title: 'Replace the hostPath by an emptyDir in memory',
    caution:
      'Shared memory no longer reaches processes outside of the pod, and counts against its memory limit.',
  });
}

/** The files that Kubernetes mounts for a ServiceAccount: https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
function tokenFix(volume: Field): Fix {
  const sources = [
    { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
  ];
  return replace(
    volume,
    'projected',
    { sources },
    {
      title: "Project a token of the pod's own ServiceAccount",
      caution: "The program has the rights of the pod's ServiceAccount instead of those of the node's token.",
    },
  );
}

function authorityFix(pod: Pod, volume: Field): Fix {
  return replace(
    volume,
    'configMap',
    { name: 'kube-root-ca.crt' },
    {
      title: "Mount the cluster's certificate authority from its ConfigMap",
      caution: 'The certificate of the API server is there; others that the node trusts are not.',
      more: mountSingleFile(pod, volume, 'ca.crt'),
    },
  );
}

function settingsFix(pod: Pod, volume: Field, path: string): Fix {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return replace(
    volume,
    'configMap',
    { name: { tabStop: nameFor(pod, volume) } },
    {
      title: 'Replace the hostPath by a ConfigMap',
      caution: `The ConfigMap must exist and have the key "${file}".`,
      more: mountSingleFile(pod, volume, file),
    },
  );
}

/** A hostPath may be a file, but a ConfigMap is a directory: the mounts take the one file out of it. */
function mountSingleFile(pod: Pod, volume: Field, file: string): readonly EditOperation[] {
  return mountsOfVolume(pod, volume.at('name').string ?? '')
    .filter(({ at }) => at.at('subPath').isAbsent)
    .map(({ at }) => ({ kind: 'set', path: [...at.path, 'subPath'], value: file }));
}

/** A claim of its own for each pod of a StatefulSet, one for all pods of others. Pods of a DaemonSet cannot share one. */
function claimFixes(pod: Pod, volume: Field): readonly Fix[] {
  const { kind, root, namespace, name: owner } = pod.resource;
  const volumeName = volume.at('name').string;
  if (kind === 'DaemonSet' || volumeName === undefined || owner === undefined) return [];
  const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: { tabStop: '1Gi' } } } };
  if (kind === 'StatefulSet') {
    return [
      {
        title: 'Replace the hostPath by a claim template',
        safety: 'unsafe',
        caution: 'The volume starts empty, and an existing StatefulSet must be deleted and created anew.',
        operations: [
          {
            kind: 'append',
            path: [...root.path, 'spec', 'volumeClaimTemplates'],
            value: { metadata: { name: volumeName }, spec: claim },
          },
          { kind: 'remove', path: volume.path },
        ],
      },
    ];
  }
  const claimName = nameFor(pod, volume);
  const metadata = { name: claimName, ...(namespace === undefined ? {} : { namespace }) };
  const fix = replace(
    volume,
    'persistentVolumeClaim',
    { claimName },
    {
      title: 'Replace the hostPath by a PersistentVolumeClaim',
      caution: 'The volume starts empty, and all replicas must run on one node to share it.',
    },
  );
  return [{ ...fix, adds: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: claim }] }];
}

function nameFor(pod: Pod, volume: Field): string {
  const name = [workloadName(pod), volume.at('name').string].filter((part) => part !== undefined).join('-');
  return name.slice(0, 63).replace(/-+$/, '');
}
