import type { Field } from '../../syntax/field.ts';
import { isPartOf, parseCidr } from '../formats/network.ts';
import { atLeastOne, type Check, isThere, onlyOne } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/networking/validation/validation.go: ValidateIngressCreate, validateHTTPIngressPath, validateIngressBackend,
 * ValidateNetworkPolicyPort, ValidateNetworkPolicyPeer, ValidateIPBlock. Lists of rules have no keys: an item is always whole.
 */

const REFUSED_PARTS = ['//', '/./', '/../', '%2f', '%2F'];

export const checkIngressPath: Check = function* (at) {
  const [path, type] = [at.at('path'), at.at('pathType')];
  const text = path.isAbsent ? '' : path.string;
  if (text === undefined || type.isUnknown || /[$<>]|\{\{/.test(text)) return;
  const isPlain = type.is('Exact') || type.is('Prefix');
  if (!text.startsWith('/') && (isPlain || (text !== '' && type.is('ImplementationSpecific'))))
    yield { at: path, lacks: text === '', statement: 'The path of an Ingress begins with "/"' };
  else if (isPlain) {
    const part = REFUSED_PARTS.find((refused) => text.includes(refused)) ?? /\/\.\.?$/.exec(text)?.[0];
    if (part !== undefined)
      yield { at: path, statement: `The path of an Ingress of type ${type.string} has no "${part}" in it` };
  }
};

export const checkIngressRule: Check = function* (at) {
  const paths = at.at('paths');
  if (isThere(paths) && paths.isCompleteList && paths.items.length === 0)
    yield { at: paths, statement: 'A rule of an Ingress needs a path' };
};

/** validateIngressClassParametersReference; without a scope, Cluster is the default. */
export const checkClassParameters: Check = function* (at) {
  const [scope, namespace] = [at.at('scope'), at.at('namespace')];
  if (scope.is('Namespace') && at.isCompleteMap && namespace.isAbsent)
    yield { at: namespace, lacks: true, statement: '"scope: Namespace" needs "namespace"' };
  if (isThere(namespace) && scope.is('Cluster'))
    yield { at: namespace, marksKey: true, statement: '"namespace" needs "scope: Namespace"' };
};

export const checkIngressBackend: Check = function* (at) {
  yield* onlyOne(at, ['service', 'resource'], 'The backend');
  yield* atLeastOne(at, ['service', 'resource'], 'The backend');
  const [service, port] = [at.at('service'), at.at('service', 'port')];
  if (!service.isCompleteMap) return;
  const [name, number] = [port.at('name'), port.at('number')];
  if (name.string && number.integer)
    yield {
      at: number,
      marksKey: true,
      statement: 'The port of the backend has "name" and "number", which exclude each other',
    };
  else if ((port.isAbsent || port.isCompleteMap) && isUnset(name) && isUnset(number))
    yield { at: number, lacks: true, statement: 'The backend needs the "number" or "name" of a port' };
};

function isUnset(field: Field): boolean {
  return field.isAbsent || field.is('') || field.is(0);
}

export const checkIngress: Check = function* (at) {
  const annotation = at.at('metadata', 'annotations', 'kubernetes.io/ingress.class');
  const [old, name] = [annotation.string, at.at('spec', 'ingressClassName').string];
  if (old !== undefined && name !== undefined && old !== name)
    yield {
      at: annotation,
      statement: `The annotation kubernetes.io/ingress.class says another class than "ingressClassName" (${name})`,
    };
};

export const checkPeer: Check = function* (at) {
  const selector = ['podSelector', 'namespaceSelector'].find((name) => isThere(at.at(name)));
  if (selector !== undefined && isThere(at.at('ipBlock')))
    yield {
      at: at.at('ipBlock'),
      marksKey: true,
      statement: `A peer has "ipBlock" or "${selector}", not both`,
    };
  yield* atLeastOne(at, ['podSelector', 'namespaceSelector', 'ipBlock'], 'A peer');
};

export const checkPolicyPort: Check = function* (at) {
  const [end, port] = [at.at('endPort'), at.at('port')];
  if (!isThere(end)) return;
  if (port.isAbsent) yield { at: end, marksKey: true, lacks: true, statement: '"endPort" needs "port"' };
  else if (port.string !== undefined && !/[$<>{]/.test(port.string))
    yield { at: end, marksKey: true, statement: '"endPort" needs the number of a port, not its name' };
  else if ((end.integer ?? 0) < (port.integer ?? 0) && end.integer !== undefined)
    yield { at: end, statement: `endPort (${end.integer}) is below port (${port.integer})` };
};

export const checkIpBlock: Check = function* (at) {
  const outer = parseCidr(at.at('cidr').string ?? '');
  if (!outer) return;
  for (const item of at.at('except').items) {
    const inner = parseCidr(item.string ?? '');
    if (inner && !isPartOf(inner, outer))
      yield { at: item, statement: `${item.string} is no smaller part of ${at.at('cidr').string}` };
  }
};
