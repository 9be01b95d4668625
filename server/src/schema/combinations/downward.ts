import { parseQuantity } from '../../kube/quantity.ts';
import { isPlaceholder } from '../formats/format.ts';
import { atLeastOne, type Check, onlyOne } from './check.ts';

/*
 * What containers learn of their pod. k8s.io/kubernetes pkg/apis/core/validation/validation.go: validateEnvVarValueFrom,
 * validateDownwardAPIVolumeFile, validateObjectFieldSelector, validateContainerResourceFieldSelector, validateContainerResourceDivisor.
 */

const SOURCES = ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'];
/** validEnvDownwardAPIFieldPathExpressions. */
const VARIABLE_PATH =
  /^(?:metadata\.(?:name|namespace|uid|(?:labels|annotations)\['.+'\])|spec\.(?:nodeName|serviceAccountName|host)|status\.(?:hostIPs?|podIPs?))$/;
/** validVolumeDownwardAPIFieldPathExpressions. */
const FILE_PATH = /^metadata\.(?:name|namespace|uid|(?:labels|annotations)(?:\['.+'\])?)$/;

export const checkVariableSource: Check = function* (at, { whole }) {
  yield* onlyOne(at, SOURCES, 'valueFrom');
  if (whole) yield* atLeastOne(at, SOURCES, 'valueFrom');
  const path = at.at('fieldRef', 'fieldPath');
  const text = path.string;
  if (!text || VARIABLE_PATH.test(text) || isPlaceholder(text)) return;
  const one = /^metadata\.(labels|annotations)$/.exec(text)?.[1];
  yield {
    at: path,
    statement: one
      ? `Environment variables take one of the ${one}, such as metadata.${one}['app']`
      : `Environment variables cannot take the field "${text}"`,
  };
};

export const checkDownwardFile: Check = function* (at) {
  yield* onlyOne(at, ['fieldRef', 'resourceFieldRef'], 'A file of the downwardAPI volume');
  yield* atLeastOne(at, ['fieldRef', 'resourceFieldRef'], 'A file of the downwardAPI volume');
  const path = at.at('fieldRef', 'fieldPath');
  const text = path.string;
  if (text && !FILE_PATH.test(text) && !isPlaceholder(text))
    yield { at: path, statement: `Files of a volume cannot take the field "${text}"` };
  const resource = at.at('resourceFieldRef');
  const container = resource.at('containerName');
  if (resource.isCompleteMap && (container.isAbsent || container.is('')))
    yield {
      at: container,
      lacks: true,
      statement: 'A resourceFieldRef of a volume needs "containerName"',
    };
};

const CONTAINER_RESOURCE = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.+)$/;
const CPU_DIVISORS = [0, 0.001, 1];
const SIZE_DIVISORS = [
  0,
  1,
  ...[1, 2, 3, 4, 5, 6].map((power) => 1000 ** power),
  ...[1, 2, 3, 4, 5, 6].map((power) => 1024 ** power),
];

export const checkResourceField: Check = function* (at) {
  const resource = at.at('resource');
  const text = resource.string;
  if (!text || isPlaceholder(text)) return;
  if (!CONTAINER_RESOURCE.test(text)) {
    yield { at: resource, statement: `"${text}" is none of limits.cpu, requests.memory and the like` };
    return;
  }
  const divisor = at.at('divisor');
  const amount = parseQuantity(divisor.stringOrNumber ?? '');
  if (amount === undefined) return;
  const isCpu = text.endsWith('.cpu');
  if (!(isCpu ? CPU_DIVISORS : SIZE_DIVISORS).includes(amount))
    yield {
      at: divisor,
      statement: `The divisor of ${text} is ${isCpu ? '1 or 1m' : '1, 1k, 1Mi or the like'}`,
    };
};
