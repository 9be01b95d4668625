import { parseQuantity } from '../../kube/quantity.ts';
import type { Field } from '../../syntax/field.ts';
import { atLeastOne, type Check, forbidden, isThere, onlyOne, quoted } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/core/validation/validation.go: ValidateEnv, validateEnvVarValueFrom, ValidateEnvFrom, validateHandler,
 * validateLivenessProbe, ValidateVolumeMounts, validateMountPropagation, validateResourceRequirements.
 */

export const checkVariable: Check = function* (at) {
  const value = at.at('value');
  const text = value.string;
  if (text !== undefined && text !== '' && isThere(at.at('valueFrom')))
    yield {
      at: at.at('valueFrom'),
      marksKey: true,
      statement:
        `The variable ${at.at('name').string ?? ''} has "value" and "valueFrom", which exclude each other`.replace(
          '  ',
          ' ',
        ),
    };
};

/** k8s.io/kubernetes pkg/apis/core/validation/validation.go, validEnvDownwardAPIFieldPathExpressions. */
const FIELD_PATH =
  /^(?:metadata\.(?:name|namespace|uid|(?:labels|annotations)\['.+'\])|spec\.(?:nodeName|serviceAccountName|host)|status\.(?:hostIPs?|podIPs?))$/;
const SOURCES = ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'];

export const checkVariableSource: Check = function* (at, { whole }) {
  yield* onlyOne(at, SOURCES, 'valueFrom');
  if (whole) yield* atLeastOne(at, SOURCES, 'valueFrom');
  const path = at.at('fieldRef', 'fieldPath');
  const text = path.string;
  if (text && !FIELD_PATH.test(text) && !/[$<>%{]/.test(text))
    yield { at: path, statement: `Environment variables cannot take the field "${text}"` };
};

const CONTAINER_RESOURCE = /^(?:(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.+))$/;

export const checkResourceField: Check = function* (at) {
  const resource = at.at('resource');
  const text = resource.string;
  if (text && !CONTAINER_RESOURCE.test(text) && !/[$<>%{]/.test(text))
    yield { at: resource, statement: `"${text}" is none of limits.cpu, requests.memory and the like` };
};

export const checkVariables: Check = function* (at, { whole }) {
  yield* onlyOne(at, ['configMapRef', 'secretRef'], 'An item of envFrom');
  if (whole) yield* atLeastOne(at, ['configMapRef', 'secretRef'], 'An item of envFrom');
};

const PROBES = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const HOOKS = ['exec', 'httpGet', 'tcpSocket', 'sleep'];

export const checkProbe: Check = function* (at, { whole }) {
  yield* onlyOne(at, PROBES, 'The probe');
  if (whole) yield* atLeastOne(at, PROBES, 'The probe');
};

export const checkHook: Check = function* (at, { whole }) {
  yield* onlyOne(at, HOOKS, 'The hook');
  if (whole) yield* atLeastOne(at, HOOKS, 'The hook');
};

export const checkExec: Check = function* (at, { whole }) {
  const command = at.at('command');
  const isEmpty = command.isAbsent || (command.isCompleteList && command.items.length === 0);
  if (whole && at.isCompleteMap && isEmpty)
    yield { at: command, lacks: true, statement: '"exec" needs "command"' };
};

export const checkContainer: Check = function* (at) {
  for (const name of ['livenessProbe', 'startupProbe']) {
    const threshold = at.at(name, 'successThreshold');
    const times = threshold.integer;
    if (times !== undefined && times > 1)
      yield { at: threshold, statement: `successThreshold must be 1 in a ${name}` };
  }
  yield* forbidden(
    at.at('readinessProbe', 'terminationGracePeriodSeconds'),
    'A readinessProbe has no terminationGracePeriodSeconds',
  );
  yield* checkMounts(at);
};

function* checkMounts(at: Field) {
  for (const mount of at.at('volumeMounts').items) {
    yield* onlyOne(mount, ['subPath', 'subPathExpr'], 'The mount');
    const propagation = mount.at('mountPropagation');
    const privileged = at.at('securityContext', 'privileged');
    if (propagation.is('Bidirectional') && privileged.isNot(true))
      yield { at: propagation, statement: 'Bidirectional mounts are for privileged containers only' };
    const recursive = mount.at('recursiveReadOnly');
    const isOn = recursive.is('Enabled') || recursive.is('IfPossible');
    if (isOn && mount.at('readOnly').isNot(true))
      yield { at: recursive, statement: 'recursiveReadOnly needs "readOnly: true"' };
  }
}

/** Resources of which no node promises more than it has: requests and limits are equal. */
const EXACT = /^hugepages-|\//;

export const checkResources: Check = function* (at, { whole }) {
  const [limits, requests] = [at.at('limits'), at.at('requests')];
  for (const { key } of requests.entries) {
    const [asked, most] = [amountAt(requests, key), amountAt(limits, key)];
    if (asked === undefined) continue;
    if (EXACT.test(key) && whole && limits.at(key).isAbsent)
      yield {
        at: requests.at(key),
        marksKey: true,
        lacks: true,
        statement: `A request of ${key} needs a limit of the same size`,
      };
    if (most === undefined || asked === most) continue;
    const words = `The request of ${key} (${requests.at(key).stringOrNumber})`;
    if (asked > most)
      yield {
        at: requests.at(key),
        statement: `${words} is above its limit (${limits.at(key).stringOrNumber})`,
      };
    else if (EXACT.test(key))
      yield {
        at: requests.at(key),
        statement: `${words} differs from its limit, and ${key} cannot be shared`,
      };
  }
};

function amountAt(field: Field, key: string): number | undefined {
  const text = field.at(key).stringOrNumber;
  return text === undefined ? undefined : parseQuantity(text);
}

export const checkSecurityContext: Check = function* (at) {
  const escalation = at.at('allowPrivilegeEscalation');
  if (!escalation.is(false)) return;
  if (at.at('privileged').is(true))
    yield {
      at: escalation,
      statement: `${quoted(['privileged'])} containers cannot have "allowPrivilegeEscalation: false"`,
    };
  else if (at.at('capabilities', 'add').items.some((item) => item.is('CAP_SYS_ADMIN')))
    yield {
      at: escalation,
      statement: 'Containers with CAP_SYS_ADMIN cannot have "allowPrivilegeEscalation: false"',
    };
};

/** validateSeccompProfileField, ValidateAppArmorProfileField. */
export const checkProfile: Check = function* (at) {
  const [type, profile] = [at.at('type'), at.at('localhostProfile')];
  if (type.is('Localhost') && profile.isAbsent)
    yield { at: profile, lacks: true, statement: 'A profile of type Localhost needs "localhostProfile"' };
  if ((type.is('RuntimeDefault') || type.is('Unconfined')) && isThere(profile))
    yield {
      at: profile,
      marksKey: true,
      statement: 'Only profiles of type Localhost have "localhostProfile"',
    };
};
