import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import type { Circumstances } from '../circumstances.ts';
import { isLabel } from '../formats/names.ts';
import { type Check, forbidden, isThere } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/core/validation/validation.go: ValidatePodSpec and what it calls. Restart policies of Jobs, ports and
 * selectors have rules of their own.
 */

export const checkPod: Check = function* (at, circumstances) {
  const containers = LISTS.flatMap((list) => at.at(list).items);
  yield* checkVolumeNames(at, containers, circumstances);
  yield* checkContainerNames(at);
  yield* checkInitContainers(at, circumstances);
  yield* checkHostNamespaces(at, containers, circumstances);
  yield* checkDns(at);
  yield* checkSleep(at, containers, circumstances);
  yield* checkOperatingSystem(at, containers);
};

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/** Each mount names a volume. Only where the object is certainly whole, and the names of all volumes are known. */
function* checkVolumeNames(at: Field, containers: readonly Field[], { whole, resource }: Circumstances) {
  if (!whole || !isFinished(resource)) return;
  const claims =
    resource.kind === 'StatefulSet' ? resource.root.at('spec', 'volumeClaimTemplates') : undefined;
  const volumes = at.at('volumes');
  const names = [
    ...volumes.items.map((volume) => volume.at('name').string),
    ...(claims?.items ?? []).map((claim) => claim.at('metadata', 'name').string),
  ];
  const isComplete = volumes.isCompleteList && (claims?.isCompleteList ?? true);
  if (!isComplete || !names.every((name) => name !== undefined && isLabel(name))) return;
  const known = new Set(names);
  for (const mount of containers.flatMap((container) => [
    ...container.at('volumeMounts').items,
    ...container.at('volumeDevices').items,
  ])) {
    const name = mount.at('name');
    const text = name.string;
    if (text !== undefined && text !== '' && !known.has(text) && !/[$<>%{]/.test(text))
      yield {
        at: name,
        lacks: true,
        needs: ['volumes', 'volumeClaimTemplates'],
        statement: `The pod has no volume "${text}"`,
      };
  }
}

/** What a patch seldom says: by which labels a workload knows its pods, or when it runs. */
function isFinished({ kind, root }: Resource): boolean {
  const spec = root.at('spec');
  if (kind === 'CronJob') return isThere(spec.at('schedule'));
  return ['Pod', 'Job', 'PodTemplate'].includes(kind) || isThere(spec.at('selector'));
}

/** Names of init containers and containers differ; within one list the keys of the list tell. */
function* checkContainerNames(at: Field) {
  const names = new Set(at.at('containers').items.map((container) => container.at('name').string));
  for (const container of [...at.at('initContainers').items, ...at.at('ephemeralContainers').items]) {
    const name = container.at('name');
    const text = name.string;
    if (text !== undefined && names.has(text))
      yield { at: name, statement: `Two containers have the name "${text}"` };
  }
}

const LONG_RUNNING = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];
/** Since this minor containers may have a restart policy of their own (feature gate ContainerRestartRules). */
const RESTART_RULES = 34;

function* checkInitContainers(at: Field, { version }: Circumstances) {
  for (const container of at.at('initContainers').items) {
    const policy = container.at('restartPolicy');
    if (container.isCompleteMap && (policy.isAbsent || policy.isNot('Always')))
      for (const name of LONG_RUNNING)
        if (isThere(container.at(name)))
          yield {
            at: container.at(name),
            marksKey: true,
            lacks: true,
            needs: ['restartPolicy'],
            statement: `An init container has no "${name}", unless it has "restartPolicy: Always"`,
          };
  }
  if (version >= RESTART_RULES) return;
  for (const container of at.at('containers').items)
    yield* forbidden(
      container.at('restartPolicy'),
      'Only init containers have a "restartPolicy" of their own',
    );
}

/** Since this minor pods with a user namespace may use the network of the node (UserNamespacesHostNetworkSupport). */
const USERS_WITH_HOST_NETWORK = 35;

function* checkHostNamespaces(at: Field, containers: readonly Field[], { version }: Circumstances) {
  if (at.at('hostNetwork').is(true)) {
    for (const port of containers.flatMap((container) => [...container.at('ports').items])) {
      const [own, node] = [port.at('containerPort').integer, port.at('hostPort').integer];
      if (own !== undefined && node !== undefined && node !== 0 && own !== node)
        yield {
          at: port.at('hostPort'),
          statement: `With "hostNetwork: true", hostPort (${node}) must equal containerPort (${own})`,
        };
    }
  }
  yield* checkHostPorts(at);
  const names =
    version >= USERS_WITH_HOST_NETWORK ? ['hostPID', 'hostIPC'] : ['hostPID', 'hostIPC', 'hostNetwork'];
  const shared = names.find((name) => at.at(name).is(true));
  if (at.at('hostUsers').is(false) && shared !== undefined)
    yield { at: at.at('hostUsers'), statement: `"hostUsers: false" does not go with "${shared}: true"` };
  if (at.at('shareProcessNamespace').is(true) && at.at('hostPID').is(true))
    yield {
      at: at.at('shareProcessNamespace'),
      statement: '"shareProcessNamespace" does not go with "hostPID: true"',
    };
}

/** AccumulateUniqueHostPorts. */
function* checkHostPorts(at: Field) {
  const seen = new Set<string>();
  for (const port of at.at('containers').items.flatMap((container) => [...container.at('ports').items])) {
    const [node, address, protocol] = [port.at('hostPort'), port.at('hostIP'), port.at('protocol')];
    const number = node.integer;
    const isKnown = !address.isUnknown && !protocol.isUnknown;
    if (number === undefined || number === 0 || !isKnown) continue;
    const key = `${protocol.string ?? 'TCP'}/${address.string ?? ''}/${number}`;
    if (seen.has(key))
      yield { at: node, statement: `Two containers or ports take port ${number} of the node` };
    seen.add(key);
  }
}

const MAX_NAMESERVERS = 3;

function* checkDns(at: Field) {
  const servers = at.at('dnsConfig', 'nameservers');
  if (
    at.at('dnsPolicy').is('None') &&
    (servers.isAbsent || (servers.isCompleteList && servers.items.length === 0))
  )
    yield { at: at.at('dnsPolicy'), statement: '"dnsPolicy: None" needs "dnsConfig.nameservers"' };
  const fourth = servers.items[MAX_NAMESERVERS];
  if (fourth) yield { at: fourth, statement: `A pod has ${MAX_NAMESERVERS} nameservers at most` };
}

/** pkg/apis/core/types.go, DefaultTerminationGracePeriodSeconds. */
const GRACE_SECONDS = 30;

/** validateSleepAction. */
function* checkSleep(at: Field, containers: readonly Field[], { whole }: Circumstances) {
  const grace = at.at('terminationGracePeriodSeconds');
  const seconds = grace.integer ?? (grace.isAbsent && whole ? GRACE_SECONDS : undefined);
  if (seconds === undefined) return;
  for (const container of containers) {
    const lifecycle = container.at('lifecycle');
    if (lifecycle.isAbsent) continue;
    for (const hook of ['postStart', 'preStop']) {
      const sleep = lifecycle.at(hook, 'sleep', 'seconds');
      if ((sleep.integer ?? 0) > seconds)
        yield {
          at: sleep,
          statement: `A hook sleeps for ${seconds} seconds at most (terminationGracePeriodSeconds)`,
        };
    }
  }
}

const LINUX_POD = (
  'seLinuxOptions seccompProfile appArmorProfile fsGroup fsGroupChangePolicy sysctls runAsUser runAsGroup supplementalGroups ' +
  'supplementalGroupsPolicy'
).split(' ');
const LINUX_CONTAINER = (
  'seLinuxOptions seccompProfile appArmorProfile capabilities readOnlyRootFilesystem privileged allowPrivilegeEscalation procMount runAsUser ' +
  'runAsGroup'
).split(' ');

/** validateLinux and validateWindows. */
function* checkOperatingSystem(at: Field, containers: readonly Field[]) {
  const name = at.at('os', 'name').string;
  if (name !== 'windows' && name !== 'linux') return;
  const contexts = containers.map((container) => container.at('securityContext'));
  const statement = (field: string): string => `A pod with "os.name: ${name}" has no "${field}"`;
  if (name === 'linux') {
    for (const context of [at.at('securityContext'), ...contexts])
      yield* forbidden(context.at('windowsOptions'), statement('windowsOptions'));
    return;
  }
  for (const field of ['hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace'])
    if (at.at(field).is(true) || (field === 'hostUsers' && isThere(at.at(field))))
      yield { at: at.at(field), marksKey: true, statement: statement(field) };
  for (const field of LINUX_POD) yield* forbidden(at.at('securityContext', field), statement(field));
  for (const context of contexts)
    for (const field of LINUX_CONTAINER) yield* forbidden(context.at(field), statement(field));
}

export const checkPodTemplate: Check = function* (at, { resource }) {
  if (
    !['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'].includes(resource.kind)
  )
    return;
  const policy = at.at('spec', 'restartPolicy');
  if (policy.is('Never') || policy.is('OnFailure'))
    yield { at: policy, statement: `The pods of a ${resource.kind} have "restartPolicy: Always"` };
  yield* forbidden(
    at.at('spec', 'activeDeadlineSeconds'),
    `The pods of a ${resource.kind} have no "activeDeadlineSeconds"`,
  );
};
