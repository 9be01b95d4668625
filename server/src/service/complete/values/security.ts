import { meanings, switchOf } from './meaning.ts';
import type { ValueTable } from './pattern.ts';
import { discouraged, secure, usual } from './propose.ts';

const PROFILES = { secure: ['RuntimeDefault'], discouraged: ['Unconfined'] };

const notOfRoot = switchOf('container', 'securityContext.runAsNonRoot', true, {
  best: 'does not start as root',
  other: 'may start as root',
});

const token = switchOf('pod', 'automountServiceAccountToken', false, {
  best: 'no token for the API in the pod',
  other: 'the pod can call the API',
  otherIs: 'usual',
});

const nodesOwn = (field: string, what: string) =>
  switchOf('pod', field, false, { best: `${what} of its own`, other: `${what} of the node` });

/** Who the processes are and what they may do. */
export const securityContextValues: ValueTable = {
  'securityContext.runAsNonRoot': notOfRoot,
  'securityContext.privileged': switchOf('container', 'securityContext.privileged', false, {
    best: 'an ordinary container',
    other: 'as good as root on the node',
  }),
  'securityContext.allowPrivilegeEscalation': switchOf(
    'container',
    'securityContext.allowPrivilegeEscalation',
    false,
    { best: 'no process gains more rights', other: 'set-user-id programs gain rights' },
  ),
  'securityContext.readOnlyRootFilesystem': switchOf(
    'container',
    'securityContext.readOnlyRootFilesystem',
    true,
    { best: 'only volumes can be written', other: 'files of the image can be changed' },
  ),
  'securityContext.procMount': meanings('container', 'securityContext.procMount', {
    secure: ['Default'],
    discouraged: ['Unmasked'],
  }),
  'seccompProfile.type': meanings('container', 'securityContext.seccompProfile.type', PROFILES),
  'appArmorProfile.type': meanings('container', 'securityContext.appArmorProfile.type', PROFILES),
  'seLinuxOptions.type': meanings('container', 'securityContext.seLinuxOptions.type', {
    secure: ['container_t'],
    discouraged: ['spc_t'],
  }),
  'securityContext.fsGroupChangePolicy': meanings('pod', 'securityContext.fsGroupChangePolicy', {
    secure: ['OnRootMismatch'],
  }),
  'securityContext.supplementalGroupsPolicy': meanings('pod', 'securityContext.supplementalGroupsPolicy', {
    secure: ['Strict'],
  }),
  'sysctls.name': meanings('pod', 'securityContext.sysctls.name', {}),
  'windowsOptions.hostProcess': switchOf('container', 'securityContext.windowsOptions.hostProcess', false, {
    best: 'an ordinary container',
    other: 'runs directly on the node',
  }),
  'windowsOptions.runAsUserName': [
    secure('ContainerUser', 'the account with few rights'),
    discouraged('ContainerAdministrator', 'administrator in the container'),
  ],
};

/** What a pod shares with its node, and with the API server. */
export const podSwitches: ValueTable = {
  'spec.hostNetwork': nodesOwn('hostNetwork', 'network'),
  'spec.hostPID': nodesOwn('hostPID', 'processes'),
  'spec.hostIPC': nodesOwn('hostIPC', 'shared memory'),
  'spec.hostUsers': switchOf('pod', 'hostUsers', false, {
    best: 'root inside is nobody outside',
    other: 'root inside is root outside',
    otherIs: 'usual',
  }),
  'spec.shareProcessNamespace': switchOf('pod', 'shareProcessNamespace', false, {
    best: 'containers see their own processes only',
    other: 'containers see each other’s processes',
    otherIs: 'usual',
  }),
  'spec.automountServiceAccountToken': token,
  'ServiceAccount automountServiceAccountToken': token,
  'spec.enableServiceLinks': [
    secure(false, 'no variables for each Service'),
    usual(true, 'variables for each Service of the namespace'),
  ],
  'volumeMounts.readOnly': switchOf('container', 'volumeMounts.readOnly', true, {
    best: 'the container only reads',
    other: 'the container may write',
    otherIs: 'usual',
  }),
  'hostPath.type': meanings('volume', 'hostPath.type', {}),
  'emptyDir.medium': meanings('volume', 'emptyDir.medium', {}),
  'ConfigMap|Secret immutable': [
    secure(true, 'can only be replaced as a whole'),
    usual(false, 'can be changed in place'),
  ],
};

const pulls = meanings('container', 'imagePullPolicy', { secure: ['Always'], discouraged: ['Never'] });

/** Whether and when images are pulled. */
export const pullValues: ValueTable = {
  'containers.imagePullPolicy': pulls,
  'initContainers.imagePullPolicy': pulls,
  'ephemeralContainers.imagePullPolicy': pulls,
  'image.pullPolicy': pulls,
};
