import type { Field } from '../../syntax/field.ts';
import { isSpecialAddress, parseAddress } from '../formats/network.ts';
import { type Check, forbidden, isThere } from './check.ts';

/*
 * k8s.io/kubernetes pkg/apis/core/validation/validation.go: validateService, validateServicePort, validateServiceExternalTrafficPolicy,
 * ValidateServiceClusterIPsRelatedFields.
 */

export const checkService: Check = function* (at) {
  const type = typeOf(at);
  const headless = at.at('clusterIP').is('None');
  if (type === 'ExternalName') yield* checkExternalName(at);
  if (headless && (type === 'NodePort' || type === 'LoadBalancer'))
    yield { at: at.at('clusterIP'), statement: `A Service of type ${type} cannot have "clusterIP: None"` };
  if (type !== undefined) yield* checkTypeFields(at, type);
  yield* checkPorts(at, type);
  yield* checkAffinity(at);
  yield* checkAddresses(at);
};

/** The type of a Service that is certainly whole: one that says its type, or selects pods. */
function typeOf(at: Field): string | undefined {
  const type = at.at('type');
  if (!type.isAbsent) return type.string;
  return isWhole(at) ? 'ClusterIP' : undefined;
}

/** A patch of a Service seldom repeats whom it selects. */
function isWhole(at: Field): boolean {
  return at.isCompleteMap && isThere(at.at('selector')) && isThere(at.at('ports'));
}

function* checkExternalName(at: Field) {
  const name = at.at('externalName');
  if (name.isAbsent || name.is(''))
    yield { at: name, lacks: true, statement: 'A Service of type ExternalName needs "externalName"' };
  const addresses = at.at('clusterIP');
  if (addresses.string)
    yield { at: addresses, marksKey: true, statement: 'A Service of type ExternalName has no "clusterIP"' };
  for (const name of ['ipFamilies', 'ipFamilyPolicy'])
    yield* forbidden(at.at(name), `A Service of type ExternalName has no "${name}"`);
}

const FOR_LOAD_BALANCERS = ['loadBalancerSourceRanges', 'loadBalancerClass', 'allocateLoadBalancerNodePorts'];

function* checkTypeFields(at: Field, type: string) {
  if (type !== 'LoadBalancer')
    for (const name of FOR_LOAD_BALANCERS) {
      const field = at.at(name);
      const isEmpty = field.isCompleteList && field.items.length === 0;
      if (isThere(field) && !isEmpty)
        yield { at: field, marksKey: true, statement: `Only Services of type LoadBalancer have "${name}"` };
    }
  const policy = at.at('externalTrafficPolicy');
  if (type === 'ClusterIP' && at.at('externalIPs').isAbsent && policy.string)
    yield {
      at: policy,
      marksKey: true,
      statement: 'Only Services of type NodePort and LoadBalancer have "externalTrafficPolicy"',
    };
  yield* checkHealthPort(at, type);
  if (type === 'ClusterIP')
    for (const port of at.at('ports').items)
      if ((port.at('nodePort').integer ?? 0) !== 0)
        yield {
          at: port.at('nodePort'),
          marksKey: true,
          statement: 'A Service of type ClusterIP has no "nodePort"',
        };
}

function* checkHealthPort(at: Field, type: string) {
  const policy = at.at('externalTrafficPolicy');
  const health = at.at('healthCheckNodePort');
  const isLocal = type === 'LoadBalancer' && policy.is('Local');
  if ((health.integer ?? 0) !== 0 && !isLocal && !policy.isUnknown)
    yield {
      at: health,
      marksKey: true,
      statement: '"healthCheckNodePort" needs "type: LoadBalancer" and "externalTrafficPolicy: Local"',
    };
}

function* checkPorts(at: Field, type: string | undefined) {
  const ports = at.at('ports');
  const isEmpty = ports.isAbsent || (ports.isCompleteList && ports.items.length === 0);
  const isDue = type !== undefined && type !== 'ExternalName' && isThere(at.at('selector'));
  if (at.isCompleteMap && isEmpty && isDue && at.at('clusterIP').isNot('None'))
    yield { at: ports, lacks: true, statement: 'A Service needs "ports"' };
  const names = new Set<string>();
  const nodePorts = new Set<string>();
  for (const port of ports.items) {
    const name = port.at('name');
    if (isWhole(at) && ports.items.length > 1 && (name.isAbsent || name.is('')) && port.isCompleteMap)
      yield { at: name, lacks: true, statement: 'Each of several ports of a Service needs a "name"' };
    if (name.string && names.has(name.string))
      yield { at: name, statement: `Two ports of the Service have the name "${name.string}"` };
    names.add(name.string ?? '');
    const node = port.at('nodePort').integer ?? 0;
    const key = `${port.at('protocol').string ?? 'TCP'}/${node}`;
    if (node !== 0 && nodePorts.has(key))
      yield { at: port.at('nodePort'), statement: `Two ports of the Service have the nodePort ${node}` };
    nodePorts.add(key);
  }
}

function* checkAffinity(at: Field) {
  const config = at.at('sessionAffinityConfig');
  const affinity = at.at('sessionAffinity');
  if (isThere(config) && (affinity.is('None') || (affinity.isAbsent && isWhole(at))))
    yield {
      at: config,
      marksKey: true,
      lacks: true,
      needs: ['sessionAffinity'],
      statement: '"sessionAffinityConfig" needs "sessionAffinity: ClientIP"',
    };
}

function* checkAddresses(at: Field) {
  const [first] = at.at('clusterIPs').items;
  const [one, other] = [at.at('clusterIP').string, first?.string];
  if (first && one && other && one !== other)
    yield { at: first, statement: `The first of clusterIPs must be clusterIP (${one})` };
  for (const item of at.at('externalIPs').items)
    if (isSpecialAddress(item.string ?? ''))
      yield { at: item, statement: `${item.string} is an address of the node itself or of its link` };
  yield* checkFamilies(at);
}

/** pkg/registry/core/service/storage/alloc.go: two families need a policy that allows both. */
function* checkFamilies(at: Field) {
  const families = at.at('ipFamilies');
  const [first, second] = families.items;
  if (second?.string && second.string === first?.string)
    yield { at: second, statement: `${second.string} is there twice in "ipFamilies"` };
  else if (second && at.at('ipFamilyPolicy').is('SingleStack'))
    yield {
      at: at.at('ipFamilyPolicy'),
      statement: 'Two IP families need "ipFamilyPolicy: PreferDualStack" or RequireDualStack',
    };
  const address = at.at('clusterIP');
  const parsed = address.string === undefined ? undefined : parseAddress(address.string);
  const family = parsed && (parsed.length === 4 ? 'IPv4' : 'IPv6');
  if (family && first?.string && first.string !== family && ['IPv4', 'IPv6'].includes(first.string))
    yield {
      at: address,
      statement: `${address.string} is no ${first.string} address, the first of "ipFamilies"`,
    };
}
