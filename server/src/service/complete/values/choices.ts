import type { ValuePlace, ValueProposal } from '../place.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const PROTOCOLS = [usual('TCP', 'default'), usual('UDP'), usual('SCTP')];

const ROLLING: readonly ValueProposal[] = [
  secure('RollingUpdate', 'some pods at a time'),
  usual('Recreate', 'stops all pods first'),
];

const ROLLING_OR_DELETE: readonly ValueProposal[] = [
  secure('RollingUpdate', 'some pods at a time'),
  usual('OnDelete', 'when somebody deletes the pod'),
];

const ALWAYS = usual('Always', 'restarts whenever it ends');
const ON_FAILURE = usual('OnFailure', 'restarts when it fails');
const NEVER = usual('Never', 'does not restart');

/** Controllers whose pods must run on: validation in kubernetes/kubernetes pkg/apis/apps/validation and pkg/apis/batch/validation. */
const KEPT_RUNNING = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
];

function restartPolicies({ kind = '' }: ValuePlace): readonly ValueProposal[] {
  if (KEPT_RUNNING.includes(kind)) return [ALWAYS];
  if (kind === 'Job' || kind === 'CronJob') return [ON_FAILURE, NEVER];
  return [ALWAYS, ON_FAILURE, NEVER];
}

/** Workloads and how they are rolled out. */
export const workloadChoices: ValueTable = {
  'spec.restartPolicy': restartPolicies,
  'initContainers.restartPolicy': [usual('Always', 'a sidecar: runs beside the containers')],
  'Deployment spec.strategy.type': ROLLING,
  'DaemonSet|StatefulSet spec.updateStrategy.type': ROLLING_OR_DELETE,
  'StatefulSet spec.podManagementPolicy': [
    usual('OrderedReady', 'one after the other'),
    usual('Parallel', 'all at once'),
  ],
  'CronJob spec.concurrencyPolicy': [
    secure('Forbid', 'skips a run while the last one goes on'),
    usual('Replace', 'stops the last one'),
    usual('Allow', 'default: runs pile up'),
  ],
  'jobTemplate.spec.completionMode': [
    usual('NonIndexed', 'default'),
    usual('Indexed', 'each pod has a number'),
  ],
  'Job spec.completionMode': [usual('NonIndexed', 'default'), usual('Indexed', 'each pod has a number')],
  'spec.dnsPolicy': [
    usual('ClusterFirst', 'default: names of the cluster'),
    usual('ClusterFirstWithHostNet', 'the same with hostNetwork'),
    usual('Default', 'as the node does'),
    usual('None', 'as dnsConfig says'),
  ],
  'os.name': [usual('linux'), usual('windows')],
  'containers.terminationMessagePolicy': [
    usual('FallbackToLogsOnError', 'the end of the log where nothing is written'),
    usual('File', 'default'),
  ],
  'tolerations.operator': [usual('Exists', 'any value'), usual('Equal', 'this value')],
  'topologySpreadConstraints.whenUnsatisfiable': [
    usual('ScheduleAnyway', 'prefers to spread'),
    usual('DoNotSchedule', 'waits until it can spread'),
  ],
  'PodDisruptionBudget spec.unhealthyPodEvictionPolicy': [
    secure('AlwaysAllow', 'broken pods do not block a drain'),
    usual('IfHealthyBudget', 'default'),
  ],
  'httpGet.scheme': [usual('HTTP', 'default'), usual('HTTPS', 'without a check of the certificate')],
};

const EVERYWHERE = 'every address';

/** Ranges that are not routed in the internet (RFC 1918), and the address at which clouds hand out credentials. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) =>
  usual(range, 'private addresses'),
);

const METADATA_SERVICE: readonly ValueProposal[] = [
  secure(
    '169.254.169.254/32',
    'metadata service of the cloud',
    'It hands credentials of the node to every pod that asks.',
  ),
  ...PRIVATE,
];

/** What is reached from where. */
export const networkChoices: ValueTable = {
  'Service spec.type': [
    secure('ClusterIP', 'inside the cluster only'),
    usual('ExternalName', 'an alias in DNS'),
    discouraged(
      'LoadBalancer',
      'opens it to the outside',
      'Asks the cloud for a load balancer, mostly with a public address; loadBalancerSourceRanges limits who may call.',
    ),
    discouraged(
      'NodePort',
      'opens a port on every node',
      'Whoever reaches a node reaches the port, past Ingress and its rules.',
    ),
  ],
  'Service spec.externalTrafficPolicy': [
    secure('Local', 'keeps the address of the client'),
    usual('Cluster', 'default: any node'),
  ],
  'Service spec.internalTrafficPolicy': [
    usual('Cluster', 'default: any node'),
    usual('Local', 'pods of the same node'),
  ],
  'Service spec.sessionAffinity': [usual('None', 'default'), usual('ClientIP', 'the same pod for a client')],
  'Service spec.clusterIP': [usual('None', 'headless: DNS names each pod')],
  'Service spec.ipFamilyPolicy': [usual('SingleStack'), usual('PreferDualStack'), usual('RequireDualStack')],
  'Service spec.loadBalancerSourceRanges': [...PRIVATE, discouraged('0.0.0.0/0', EVERYWHERE)],
  'Service spec.ports.protocol': PROTOCOLS,
  'ports.protocol': PROTOCOLS,
  'paths.pathType': [
    secure('Prefix', 'the path and all below it'),
    secure('Exact', 'this path only'),
    discouraged('ImplementationSpecific', 'as the controller likes'),
  ],
  'NetworkPolicy spec.policyTypes': [
    secure('Ingress', 'limits who may call the pods'),
    secure('Egress', 'limits whom the pods may call'),
  ],
  'ipBlock.cidr': [...PRIVATE, discouraged('0.0.0.0/0', EVERYWHERE), discouraged('::/0', EVERYWHERE)],
  'ipBlock.except': METADATA_SERVICE,
};

const ACCESS_MODES: readonly ValueProposal[] = [
  secure('ReadWriteOncePod', 'one pod'),
  usual('ReadWriteOnce', 'pods of one node'),
  usual('ReadOnlyMany', 'many pods, read only'),
  usual('ReadWriteMany', 'many pods'),
];

const RECLAIM: readonly ValueProposal[] = [
  secure('Retain', 'data outlives the claim'),
  usual('Delete', 'data goes with the claim'),
];

/** A number, as YAML reads 0440: octal. */
const MODES: readonly ValueProposal[] = [
  secure(0o440, '0440: owner and group read'),
  secure(0o400, '0400: the owner reads'),
  usual(0o444, '0444: everybody reads'),
  usual(0o644, '0644: default'),
];

/** Volumes and what becomes of their data. */
export const storageChoices: ValueTable = {
  'spec.accessModes': ACCESS_MODES,
  'spec.volumeMode': [usual('Filesystem', 'default'), usual('Block', 'a raw device')],
  'PersistentVolume spec.persistentVolumeReclaimPolicy': RECLAIM,
  'StorageClass reclaimPolicy': RECLAIM,
  'StorageClass volumeBindingMode': [
    secure('WaitForFirstConsumer', 'in the zone of the pod'),
    usual('Immediate', 'at once'),
  ],
  'persistentVolumeClaimRetentionPolicy.whenDeleted': [secure('Retain', 'default'), usual('Delete')],
  'persistentVolumeClaimRetentionPolicy.whenScaled': [secure('Retain', 'default'), usual('Delete')],
  'volumeMounts.mountPropagation': [
    secure('None', 'default'),
    usual('HostToContainer', 'sees later mounts of the node'),
    discouraged('Bidirectional', 'mounts on the node; privileged only'),
  ],
  'volumeMounts.recursiveReadOnly': [
    secure('IfPossible', 'also mounts below it, where the node can'),
    usual('Enabled', 'also mounts below it, or the pod does not start'),
    usual('Disabled', 'default'),
  ],
  'secret.defaultMode': MODES,
  'configMap.defaultMode': MODES,
  'projected.defaultMode': MODES,
  'items.mode': MODES,
  'Secret type': [
    usual('Opaque', 'default: any keys'),
    usual('kubernetes.io/tls', 'tls.crt and tls.key'),
    usual('kubernetes.io/dockerconfigjson', 'credentials for a registry'),
    usual('kubernetes.io/basic-auth', 'username and password'),
    usual('kubernetes.io/ssh-auth', 'ssh-privatekey'),
    discouraged(
      'kubernetes.io/service-account-token',
      'a token that never expires',
      'Pods get short-lived tokens by themselves.',
    ),
  ],
};
