import { readLabels } from '../../../kube/labels.ts';
import type { Pod } from '../../../kube/pod.ts';
import type { NewValue } from '../../../syntax/edit/operation.ts';
import { workloadName } from '../pod/podParts.ts';

/** An egress rule for DNS queries to the cluster's own name servers (labels as in kubernetes/dns and every large distribution). */
export const DNS_RULE = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
} as const;

/** Where the name servers are not those of `DNS_RULE`. */
export const DNS_CAUTION =
  'Check the labels of your name servers: OpenShift and node-local caches use others than kube-dns.';

const BOTH = ['Ingress', 'Egress'];

/** A NetworkPolicy as it is added to a workspace. */
function policyObject(name: string, namespace: string | undefined, spec: NewValue): NewValue {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec,
  };
}

/** Allows the pods of a namespace nothing, or nothing but names. */
export function defaultDeny(namespace: string, dns: boolean): NewValue {
  return policyObject('default-deny', namespace, {
    podSelector: {},
    policyTypes: BOTH,
    ...(dns ? { egress: [DNS_RULE] } : {}),
  });
}

/** The ports that the containers of a pod declare, as a NetworkPolicy says them. */
function policyPorts(pod: Pod): readonly { readonly port: number; readonly protocol: string }[] {
  const ports = pod.containers.flatMap((container) => container.at('ports').items);
  const seen = new Map<string, { port: number; protocol: string }>();
  for (const item of ports) {
    const port = item.at('containerPort').integer;
    const protocol = item.at('protocol').string ?? 'TCP';
    if (port !== undefined) seen.set(`${port}/${protocol}`, { port, protocol });
  }
  return [...seen.values()];
}

/** Ingress rules for the declared ports, from the pods of the namespace; none where the containers declare none. */
export function ingressRules(pod: Pod): readonly NewValue[] {
  const ports = policyPorts(pod);
  return ports.length > 0 ? [{ from: [{ podSelector: {} }], ports }] : [];
}

/** The labels that a policy for a workload selects by: those of its controller's selector, else its pods' own. */
function policyLabels(pod: Pod): Readonly<Record<string, string>> | undefined {
  const selector = pod.resource.root.at('spec', 'selector', 'matchLabels');
  const chosen = selector.node?.kind === 'map' ? selector : pod.metadata.at('labels');
  const labels = readLabels(chosen);
  return labels && Object.keys(labels).length > 0 ? labels : undefined;
}

/** A policy for the pods of a workload: what they declare and names, or nothing at all. Undefined where they have no labels. */
export function policyFor(pod: Pod, allow: 'ports and names' | 'nothing'): NewValue | undefined {
  const name = workloadName(pod);
  const matchLabels = policyLabels(pod);
  if (name === undefined || !matchLabels) return undefined;
  const base = { podSelector: { matchLabels }, policyTypes: BOTH };
  const { namespace } = pod.resource;
  if (allow === 'nothing') return policyObject(`${name}-default-deny`, namespace, base);
  const ingress = ingressRules(pod);
  return policyObject(name, namespace, {
    ...base,
    ...(ingress.length > 0 ? { ingress } : {}),
    egress: [DNS_RULE],
  });
}
