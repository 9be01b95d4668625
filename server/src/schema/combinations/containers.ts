import { quantityAt } from '../../kube/quantity.ts';
import type { Field } from '../../syntax/field.ts';
import { atLeastOne, type Check, forbidden, isThere, onlyOne, quoted } from './check.ts';
import { checkMounts } from './mounts.ts';

/*
 * k8s.io/kubernetes pkg/apis/core/validation/validation.go: ValidateEnv, ValidateEnvFrom, validateHandler, validateLivenessProbe,
 * validateContainerRestartPolicy, validateResourceRequirements, ValidateResourceQuantityValue.
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

export const checkContainer: Check = function* (at, { whole }) {
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
  const rules = at.at('restartPolicyRules');
  if (whole && at.isCompleteMap && rules.items.length > 0 && at.at('restartPolicy').isAbsent)
    yield {
      at: rules,
      marksKey: true,
      lacks: true,
      needs: ['restartPolicy'],
      statement: '"restartPolicyRules" needs "restartPolicy"',
    };
  yield* checkMounts(at);
};

/** Resources of which no node promises more than it has: requests and limits are equal. */
const EXACT = /^hugepages-|\//;

export const checkResources: Check = function* (at, { whole }) {
  const [limits, requests] = [at.at('limits'), at.at('requests')];
  yield* checkWholeAmounts([limits, requests]);
  const keys = [...limits.entries, ...requests.entries].map(({ key }) => key);
  const pages = keys.find((key) => key.startsWith('hugepages-'));
  if (pages !== undefined && whole && at.isCompleteMap && !keys.includes('cpu') && !keys.includes('memory'))
    yield {
      at: isThere(limits.at(pages)) ? limits.at(pages) : requests.at(pages),
      marksKey: true,
      lacks: true,
      needs: ['cpu', 'memory'],
      statement: `Resources with ${pages} need "cpu" or "memory", too`,
    };
  for (const { key } of requests.entries) {
    const [asked, most] = [quantityAt(requests.at(key)), quantityAt(limits.at(key))];
    if (asked === undefined) continue;
    if (EXACT.test(key) && whole && limits.at(key).isAbsent)
      yield {
        at: requests.at(key),
        marksKey: true,
        lacks: true,
        statement: `A request of ${key} needs a limit of the same size`,
      };
    if (most === undefined || most < 0 || asked === most) continue;
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

/** Resources that come in pieces: IsExtendedResourceName in pkg/apis/core/helper/helpers.go. */
function* checkWholeAmounts(lists: readonly Field[]) {
  for (const list of lists)
    for (const { key } of list.entries) {
      const amount = quantityAt(list.at(key));
      if (key.includes('/') && !key.includes('kubernetes.io/') && amount !== undefined && amount % 1 !== 0)
        yield { at: list.at(key), statement: `${key} is counted in whole pieces` };
    }
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
