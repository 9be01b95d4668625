import type { Field } from '../syntax/field.ts';
import { readTexts } from './labels.ts';

/** A direction of traffic, as in `policyTypes`. */
export type Direction = 'Ingress' | 'Egress';

/** Where the rules of a direction stand, and where these say the other side. */
export const RULES_OF = {
  Ingress: { list: 'ingress', peers: 'from' },
  Egress: { list: 'egress', peers: 'to' },
} as const;

/**
 * The directions that a NetworkPolicy with this `spec` limits; undefined where that is not known. Without `policyTypes` it is
 * ingress, and egress where there are rules for it (k8s.io/api networking/v1 `NetworkPolicySpec.PolicyTypes`).
 */
export function directionsOf(spec: Field): readonly Direction[] | undefined {
  const written = readTexts(spec.at('policyTypes'));
  if (!written) return undefined;
  if (written.length > 0) return written.filter((type) => type === 'Ingress' || type === 'Egress');
  const egress = spec.at('egress');
  if (egress.isUnknown || !egress.isCompleteList) return undefined;
  return egress.items.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** Port of DNS, and the one that the name servers of OpenShift listen on. */
const DNS_PORTS = [53, 5353];

/** Whether a list of egress rules lets DNS queries out, or may do so as far as can be seen. */
export function allowsDns(egress: Field): boolean {
  return !egress.isCompleteList || egress.items.some(ruleAllowsDns);
}

/** Whether an egress rule allows DNS queries, or may do so. */
export function ruleAllowsDns(rule: Field): boolean {
  const ports = rule.at('ports');
  const peers = rule.at('to');
  if (!ports.isCompleteList || !peers.isCompleteList) return true;
  if (ports.items.length > 0) return ports.items.some(mayBeDnsPort);
  return peers.items.length === 0 || peers.items.some(mayBeDnsServer);
}

function mayBeDnsPort(item: Field): boolean {
  const port = item.at('port');
  const first = port.integer;
  if (first === undefined) return port.isAbsent || port.isUnknown || /dns|domain/i.test(port.string ?? 'dns');
  const end = item.at('endPort');
  const last = end.isAbsent ? first : (end.integer ?? Number.POSITIVE_INFINITY);
  return DNS_PORTS.some((dns) => first <= dns && dns <= last);
}

/** Without a port it depends on whom the rule lets pods talk to: addresses, or the pods of the system. */
function mayBeDnsServer(peer: Field): boolean {
  if (!peer.isCompleteMap || !peer.at('ipBlock').isAbsent) return true;
  const namespaces = peer.at('namespaceSelector');
  if (!namespaces.isAbsent && namespaces.entries.length === 0) return true;
  return [namespaces, peer.at('podSelector')].some(mentionsDns);
}

function mentionsDns(selector: Field): boolean {
  if (selector.isAbsent) return false;
  const labels = selector.at('matchLabels');
  const expressions = selector.at('matchExpressions');
  if (labels.isUnknown || expressions.isUnknown) return true;
  const values = [
    ...labels.entries.map(({ key }) => labels.at(key)),
    ...expressions.items.flatMap((item) => item.at('values').items),
  ];
  return expressions.items.some((item) => item.at('operator').isNot('In')) || values.some(mayNameDns);
}

function mayNameDns(value: Field): boolean {
  return value.isUnknown || /kube-system|dns/i.test(value.string ?? '');
}
