import type { Mesh } from '../../../config/config.ts';
import { factsOf } from '../../../kube/facts/facts.ts';
import type { Labels } from '../../../kube/labels.ts';
import type { Pod } from '../../../kube/pod.ts';
import type { RuleContext } from '../../rule.ts';

/** Labels and annotations that have a helper injected which shows the pod's token to say who it is, and whose they are. */
const POD_KEYS: readonly (readonly [key: string, owner: string])[] = [
  // https://istio.io/latest/docs/reference/config/labels/
  ['sidecar.istio.io/inject', 'Istio'],
  ['istio.io/rev', 'Istio'],
  // https://linkerd.io/2/reference/proxy-configuration/
  ['linkerd.io/inject', 'Linkerd'],
  // https://kuma.io/docs/latest/reference/kubernetes-annotations/
  ['kuma.io/sidecar-injection', 'Kuma'],
  // https://developer.hashicorp.com/consul/docs/reference/k8s/annotation-label
  ['consul.hashicorp.com/connect-inject', 'Consul'],
  // https://developer.hashicorp.com/vault/docs/deploy/kubernetes/injector/annotations
  ['vault.hashicorp.com/agent-inject', 'Vault'],
  // https://docs.dapr.io/reference/arguments-annotations-overview/
  ['dapr.io/enabled', 'Dapr'],
];

/** The same on a Namespace, for all pods in it that do not say otherwise. */
const NAMESPACE_KEYS: readonly (readonly [key: string, owner: string])[] = [
  ['istio-injection', 'Istio'],
  ['istio.io/rev', 'Istio'],
  ['linkerd.io/inject', 'Linkerd'],
  ['kuma.io/sidecar-injection', 'Kuma'],
  ['consul.hashicorp.com/connect-inject', 'Consul'],
];

const SWITCHED_OFF = ['false', 'disabled', 'no', 'off'];

/** Who adds a helper to a pod: `unknown` where the pod's labels or annotations are not wholly known. */
export type Injection = { readonly owner: string } | 'unknown' | undefined;

/** The meshes of the configuration as they are called here. */
const OWNERS: Readonly<Record<Mesh, string | undefined>> = {
  none: undefined,
  istio: 'Istio',
  linkerd: 'Linkerd',
  consul: 'Consul',
  kuma: 'Kuma',
};

/** Who adds a helper to a pod, as its own labels and annotations say, else the configuration, else those of its Namespace. */
export function injectionOf(pod: Pod, { facts, config }: RuleContext): Injection {
  const own = ownInjection(pod);
  if (own !== undefined) return own === 'off' ? undefined : own;
  if (config.mesh !== undefined) {
    const owner = OWNERS[config.mesh];
    return owner === undefined ? undefined : { owner };
  }
  const { namespace } = pod.resource;
  if (namespace === undefined) return undefined;
  const stated = factsOf(facts, 'namespace').find(({ name }) => name === namespace);
  const owner = ownerIn({ ...stated?.labels, ...stated?.annotations }, NAMESPACE_KEYS);
  return owner === undefined ? undefined : { owner };
}

function ownInjection(pod: Pod): Injection | 'off' {
  let isOff = false;
  for (const section of ['annotations', 'labels']) {
    const values = pod.metadata.at(section);
    if (values.isUnknown || (!values.isAbsent && !values.isCompleteMap)) return 'unknown';
    for (const [key, owner] of POD_KEYS) {
      const value = values.at(key);
      if (value.isAbsent) continue;
      if (!(value.is(false) || SWITCHED_OFF.some((off) => value.is(off)))) return { owner };
      isOff = true;
    }
  }
  return isOff ? 'off' : undefined;
}

function ownerIn(values: Labels, keys: typeof NAMESPACE_KEYS): string | undefined {
  const found = keys.find(([key]) => {
    const value = values[key];
    return value !== undefined && !SWITCHED_OFF.includes(value);
  });
  return found?.[1];
}
