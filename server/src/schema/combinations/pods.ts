import { CONTAINER_LISTS } from '../../kube/pod.ts';
import { APPARMOR_ANNOTATION_PREFIX } from '../../kube/wellKnownKeys.ts';
import type { Field } from '../../syntax/field.ts';
import type { Circumstances } from '../circumstances.ts';
import { type Check, forbidden, isThere } from './check.ts';
import { checkBlockVolumes, checkVolumeNames } from './mounts.ts';

/*
 * k8s.io/kubernetes pkg/apis/core/validation/validation.go: ValidatePodSpec and what it calls. Restart policies of Jobs, ports and
 * selectors have rules of their own.
 */

export const checkPod: Check = function* (at, circumstances) {
  const containers = CONTAINER_LISTS.flatMap((list) => at.at(list).items);
  yield* checkVolumeNames(at, containers, circumstances);
  yield* checkBlockVolumes(at, containers);
  yield* checkContainers(at);
  yield* checkContainerNames(at);
  yield* checkClaims(at, containers, circumstances);
  yield* checkInitContainers(at, circumstances);
  yield* checkHostNamespaces(at, containers, circumstances);
  yield* checkHostName(at);
  yield* checkStopSignals(at, containers, circumstances);
  yield* checkSysctls(at, circumstances);
  yield* checkDns(at);
  yield* checkSleep(at, containers, circumstances);
  yield* checkOperatingSystem(at, containers);
};

function* checkContainers(at: Field) {
  const list = at.at('containers');
  if (isThere(list) && list.isCompleteList && list.items.length === 0)
    yield { at: list, statement: 'A pod needs a container' };
  const rules = at.at('restartPolicy').is('Never') ? list.items : [];
  for (const rule of rules.flatMap((container) => container.at('resizePolicy').items))
    if (rule.at('restartPolicy').is('RestartContainer'))
      yield {
        at: rule.at('restartPolicy'),
        statement: 'Containers of a pod with "restartPolicy: Never" are resized with NotRequired',
      };
}

/** ValidateAppArmorPodAnnotations. */
export function* checkAppArmor(metadata: Field, spec: Field) {
  const containers = CONTAINER_LISTS.map((list) => spec.at(list));
  const names = containers.flatMap((list) => list.items.map((container) => container.at('name').string));
  const areKnown = containers.every((list) => list.isCompleteList) && !names.includes(undefined);
  for (const { key } of metadata.at('annotations').entries) {
    if (!key.startsWith(APPARMOR_ANNOTATION_PREFIX)) continue;
    const profile = metadata.at('annotations', key);
    const name = key.slice(APPARMOR_ANNOTATION_PREFIX.length);
    if (areKnown && names.length > 0 && !names.includes(name))
      yield {
        at: profile,
        marksKey: true,
        statement: `The pod has no container "${name}" for this annotation`,
      };
    else if (profile.string && !/^(?:runtime\/default$|unconfined$|localhost\/)|[$<>{%]/.test(profile.string))
      yield {
        at: profile,
        statement: `"${profile.string}" is no AppArmor profile: write runtime/default, localhost/NAME or unconfined`,
      };
  }
}

export const checkPodObject: Check = function* (at) {
  yield* checkAppArmor(at.at('metadata'), at.at('spec'));
  for (const volume of at.at('spec', 'volumes').items) {
    const image = volume.at('image');
    const reference = image.at('reference');
    if (image.isCompleteMap && (reference.isAbsent || reference.is('')))
      yield { at: reference, lacks: true, statement: 'An image volume of a Pod needs "reference"' };
  }
};

/** validateResourceClaimNames, validatePodResourceClaim. */
function* checkClaims(at: Field, containers: readonly Field[], { whole }: Circumstances) {
  const claims = at.at('resourceClaims');
  const names = claims.items.map((claim) => claim.at('name').string);
  if (!whole || !claims.isCompleteList || names.includes(undefined)) return;
  for (const name of containers.flatMap((container) =>
    container.at('resources', 'claims').items.map((claim) => claim.at('name')),
  ))
    if (name.string && !names.includes(name.string) && !/[$<>%{]/.test(name.string))
      yield {
        at: name,
        lacks: true,
        needs: ['resourceClaims'],
        statement: `The pod has no "${name.string}" in "resourceClaims"`,
      };
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

/** validateStopSignal. */
function* checkStopSignals(at: Field, containers: readonly Field[], { whole }: Circumstances) {
  if (!whole || !at.at('os').isAbsent) return;
  for (const signal of containers.map((container) => container.at('lifecycle', 'stopSignal')))
    if (isThere(signal))
      yield {
        at: signal,
        marksKey: true,
        lacks: true,
        needs: ['os'],
        statement: '"stopSignal" needs "os.name: linux" or windows in the pod',
      };
}

/** validatePodHostName. */
function* checkHostName(at: Field) {
  const name = at.at('hostnameOverride');
  const other = ['setHostnameAsFQDN', 'hostNetwork'].find((field) => at.at(field).is(true));
  if (isThere(name) && other !== undefined)
    yield { at: name, marksKey: true, statement: `"hostnameOverride" does not go with "${other}: true"` };
}

/** Before, the kubelet refused such pods (k8s.io/kubernetes pull request 118705). */
const HOST_SYSCTLS_REFUSED = 30;
/** k8s.io/component-helpers node/util/sysctl/namespace.go, GetNamespace. */
const IPC_SYSCTL = /^(?:kernel[./](?:shm|msg)|kernel[./]sem$|fs[./]mqueue[./])/;
const NET_SYSCTL = /^net[./]/;

/** validateSysctls, ValidateHostSysctl. */
function* checkSysctls(at: Field, { version }: Circumstances) {
  const seen = new Set<string>();
  for (const { name, text } of at.at('securityContext', 'sysctls').items.map((item) => ({
    name: item.at('name'),
    text: item.at('name').string ?? '',
  }))) {
    const shared =
      at.at('hostNetwork').is(true) && NET_SYSCTL.test(text)
        ? 'hostNetwork'
        : at.at('hostIPC').is(true) && IPC_SYSCTL.test(text)
          ? 'hostIPC'
          : undefined;
    if (text !== '' && seen.has(text)) yield { at: name, statement: `The sysctl ${text} is there twice` };
    else if (shared !== undefined && version >= HOST_SYSCTLS_REFUSED)
      yield { at: name, statement: `With "${shared}: true", ${text} would be set on the node` };
    seen.add(text);
  }
}

const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 32;

function* checkDns(at: Field) {
  const servers = at.at('dnsConfig', 'nameservers');
  if (
    at.at('dnsPolicy').is('None') &&
    (servers.isAbsent || (servers.isCompleteList && servers.items.length === 0))
  )
    yield { at: at.at('dnsPolicy'), statement: '"dnsPolicy: None" needs "dnsConfig.nameservers"' };
  const fourth = servers.items[MAX_NAMESERVERS];
  if (fourth) yield { at: fourth, statement: `A pod has ${MAX_NAMESERVERS} nameservers at most` };
  const beyond = at.at('dnsConfig', 'searches').items[MAX_SEARCHES];
  if (beyond) yield { at: beyond, statement: `A pod has ${MAX_SEARCHES} search domains at most` };
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
  yield* checkAppArmor(at.at('metadata'), at.at('spec'));
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
