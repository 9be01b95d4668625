import { RULES_OF } from '../../../kube/networkPolicy.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';
import { listed, type Outline, outline, settings } from '../outline.ts';

/** The ports of a Service. */
export function serviceParts({ root }: Resource): Outline[] {
  const spec = root.at('spec');
  return [...settings(spec, 0, ['ports']), ...spec.at('ports').items.flatMap(servicePort)];
}

function servicePort(field: Field): Outline[] {
  const number = field.at('port').stringOrNumber;
  if (number === undefined) return [];
  const target = field.at('targetPort').stringOrNumber;
  const protocol = field.at('protocol').string ?? 'TCP';
  const name = field.at('name').string;
  const isForwarded = target !== undefined && target !== number;
  const numbers = isForwarded ? `${number} → ${target}` : name === undefined ? undefined : number;
  return outline(field, {
    name: `port ${name ?? number}`,
    detail: numbers === undefined ? protocol : `${numbers}/${protocol}`,
    shape: 'port',
  });
}

/** The rules of a NetworkPolicy, each with the other side and the ports. */
export function networkPolicyParts({ root }: Resource): Outline[] {
  const spec = root.at('spec');
  const rules = Object.values(RULES_OF).flatMap(({ list, peers }) =>
    spec.at(list).items.flatMap((rule) =>
      outline(rule, {
        name: `${list} ${peers} ${peersOf(rule.at(peers))}`,
        detail: listed(rule.at('ports').items.map(portOf)),
        shape: 'rule',
      }),
    ),
  );
  return [...settings(spec, 0, ['ingress', 'egress', 'policyTypes']), ...rules];
}

function peersOf(peers: Field): string {
  if (peers.isAbsent || (peers.isCompleteList && peers.items.length === 0)) return 'anywhere';
  return listed(peers.items.map(peerOf), 3) || '…';
}

function peerOf(peer: Field): string {
  const block = peer.at('ipBlock', 'cidr').string;
  if (block !== undefined) return block;
  const pods = peer.at('podSelector');
  const namespaces = peer.at('namespaceSelector');
  if (namespaces.node === undefined) return `pods ${selected(pods)}`;
  const where = `namespaces ${selected(namespaces)}`;
  return pods.node === undefined ? where : `pods ${selected(pods)} in ${where}`;
}

/** What a selector selects, in a few words. */
function selected(selector: Field): string {
  if (selector.isCompleteMap && selector.entries.length === 0) return '(all)';
  const labels = selector
    .at('matchLabels')
    .entries.flatMap(({ key, value }) =>
      value.kind === 'scalar' ? [`${key.slice(key.lastIndexOf('/') + 1)}=${value.value}`] : [],
    );
  return listed(labels, 2) || '(selected)';
}

function portOf(port: Field): string {
  const number = port.at('port').stringOrNumber ?? 'any';
  const last = port.at('endPort').stringOrNumber;
  return `${number}${last === undefined ? '' : `-${last}`}/${port.at('protocol').string ?? 'TCP'}`;
}

/** The hosts of an Ingress with their paths. */
export function ingressParts({ root }: Resource): Outline[] {
  const spec = root.at('spec');
  const hosts = spec.at('rules').items.flatMap((rule) =>
    outline(rule, {
      name: `host ${rule.at('host').string ?? '*'}`,
      shape: 'host',
      children: rule.at('http', 'paths').items.flatMap(ingressPath),
    }),
  );
  return [...settings(spec, 1, ['rules']), ...hosts];
}

function ingressPath(field: Field): Outline[] {
  const backend = field.at('backend');
  const service = backend.at('service', 'name').string ?? backend.at('serviceName').string;
  const port =
    backend.at('service', 'port', 'number').stringOrNumber ??
    backend.at('service', 'port', 'name').stringOrNumber ??
    backend.at('servicePort').stringOrNumber;
  return outline(field, {
    name: `path ${field.at('path').string ?? '/'}`,
    detail: service === undefined ? undefined : `→ ${service}${port === undefined ? '' : `:${port}`}`,
    shape: 'path',
  });
}
