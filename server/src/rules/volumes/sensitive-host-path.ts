import { betterVolumeFixes } from '../lib/volumes/betterVolume.ts';
import { hostPathVolumes, isWithin, removeHostPath, volumeAround } from '../lib/volumes/hostPath.ts';
import { defineRule } from '../rule.ts';

/** Directories of a node with which one gets further, and what is in them. */
const SENSITIVE: ReadonlyMap<string, string> = new Map([
  ['/', 'all of its files'],
  ['/boot', 'its kernel and boot loader'],
  ['/dev', 'its devices, disks included'],
  ['/etc', 'its configuration and accounts'],
  ['/etc/kubernetes', 'keys of the cluster'],
  ['/home', 'files and SSH keys of its users'],
  ['/lib', 'its libraries'],
  ['/proc', 'its kernel settings and every process'],
  ['/root', "root's files and SSH keys"],
  ['/run', 'the sockets of its services'],
  ['/sys', 'its kernel and device settings'],
  ['/usr', 'its programs'],
  ['/var/lib/containerd', 'the files of every container'],
  ['/var/lib/docker', 'the files of every container'],
  ['/var/lib/etcd', 'the database of the cluster'],
  ['/var/lib/kubelet', 'secrets and tokens of every pod'],
  ['/var/log', 'the logs of every pod'],
]);

/** Those of which every part is sensitive. */
const SENSITIVE_BELOW = ['/etc', '/root', '/var/lib/etcd', '/var/lib/kubelet'];

/** Parts of /etc that tell nothing secret and change nothing that matters when they are read. */
const HARMLESS = [
  '/etc/ca-certificates',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/pki/ca-trust',
  '/etc/pki/tls/certs',
  '/etc/ssl/certs',
  '/etc/timezone',
];

/**
 * Part of the baseline control on hostPath volumes, which the rule `host-path-volume` stands for in the Pod Security
 * profiles. Directories above a sensitive one, such as `/var`, are sensitive too.
 */
export const sensitiveHostPath = defineRule({
  id: 'sensitive-host-path',
  visits: 'pod',
  category: 'volume',
  kinds: 'pods',
  severity: 'error',
  fix: 'unsafe',
  risk: 7,
  standards: ['ATT&CK T1611', 'ATT&CK T1552.001'],
  equivalents: {
    'kube-linter': ['sensitive-host-mounts'],
    trivy: ['KSV-0121'],
    kubesec: ['ProcMount'],
  },
  supersedes: ['host-path-volume'],

  summary: 'A volume shows a directory of the node that decides about its security.',
  why: `
    Some directories of a node hold what protects it: accounts and keys, kernel settings, the tokens of all pods. A pod that
    can write there owns the node, and one that can only read there learns enough to log in as somebody else.
  `,
  attack: `
    The attacker adds a key to root's authorized_keys or a job to cron, copies the kubelet's client certificate, or reads the
    service account tokens of other pods below /var/lib/kubelet/pods and uses them against the API server.
  `,
  rollout: `
    Agents for monitoring, storage and networking need some of these directories: give them the one subdirectory they read,
    with \`readOnly: true\` on the mount, in a namespace of their own. Applications need a volume of their own instead.
  `,
  docs: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  messages: {
    mounted: ({ volume, path, content }: { volume: string; path: string; content: string }) =>
      `Volume "${volume}" shows ${path} of the node: ${content}.`,
  },

  *check(pod) {
    for (const { name, at, path } of hostPathVolumes(pod)) {
      const content = contentOf(path);
      if (content) yield { message: 'mounted', at, data: { volume: name, path: at.string ?? path, content } };
    }
  },

  fixes: ({ at }, pod) => {
    const volume = volumeAround(at, pod);
    if (!volume) return [];
    return [
      ...betterVolumeFixes(pod, volume),
      ...removeHostPath(at, pod, 'The program no longer finds the files of the node.'),
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: etc
              mountPath: /host/etc
      volumes:
        - name: etc
          hostPath:
            path: /etc
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          volumeMounts:
            - name: settings
              mountPath: /etc/web
      volumes:
        - name: settings
          configMap:
            name: web
    `,
  },
});

function contentOf(path: string): string | undefined {
  if (HARMLESS.some((harmless) => isWithin(path, harmless))) return undefined;
  const own = SENSITIVE.get(path);
  if (own) return own;
  const above = SENSITIVE_BELOW.find((directory) => isWithin(path, directory));
  if (above)
    return [...SENSITIVE].findLast(([directory]) => directory !== '/' && isWithin(path, directory))?.[1];
  const below = [...SENSITIVE.keys()].filter(
    (directory) => path.startsWith('/') && isWithin(directory, path),
  );
  return below.length > 0 ? `${below.join(', ')} among others` : undefined;
}
