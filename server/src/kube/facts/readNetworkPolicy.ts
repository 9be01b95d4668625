import { isKind } from '../kinds.ts';
import { readSelector, type Selector } from '../labels.ts';
import { allowsDns, directionsOf } from '../networkPolicy.ts';
import type { Resource } from '../resource.ts';
import { type FactReader, optional } from './common.ts';

/** Reads a NetworkPolicy of Kubernetes. */
export const readNetworkPolicy: FactReader = ({ root }, common) => {
  const spec = root.at('spec');
  const podSelector = spec.at('podSelector').isAbsent ? EVERY_POD : readSelector(spec.at('podSelector'));
  const directions = directionsOf(spec);
  return {
    ...common,
    type: 'networkPolicy',
    complete: common.complete && directions !== undefined && podSelector !== undefined,
    ...optional('podSelector', podSelector),
    policyTypes: directions ?? [],
    saysTypes: spec.at('policyTypes').items.length > 0,
    allowsIngress: spec.at('ingress').items.length > 0,
    allowsEgress: spec.at('egress').items.length > 0,
    allowsDns: allowsDns(spec.at('egress')),
  };
};

const EVERY_POD: Selector = { matchLabels: {}, matchExpressions: [] };

/** Reads a policy of another project, or one for the whole cluster. */
export const readForeignPolicy: FactReader = (resource, common) => ({
  ...common,
  type: 'foreignPolicy',
  clusterWide: isClusterWide(resource),
  ...optional('podSelector', selectorOf(resource)),
});

function isClusterWide(resource: Resource): boolean {
  return isKind(
    resource,
    'CiliumClusterwideNetworkPolicy',
    'GlobalNetworkPolicy',
    'AntreaClusterNetworkPolicy',
    'AdminNetworkPolicy',
    'BaselineAdminNetworkPolicy',
    'ClusterNetworkPolicy',
  );
}

/** Cilium's keys may say where a label is from; other prefixes than these mean labels that no manifest shows. */
const PLAIN_LABEL = /^(?:k8s:|any:)?(?=[^:]+$)/;

function selectorOf(resource: Resource): Selector | undefined {
  const spec = resource.root.at('spec');
  if (isKind(resource, 'AuthorizationPolicy')) {
    return spec.at('selector').isAbsent ? undefined : readSelector(spec.at('selector'));
  }
  if (!isKind(resource, 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy')) return undefined;
  const selector = readSelector(spec.at('endpointSelector'));
  if (!selector) return undefined;
  const matchLabels = Object.entries(selector.matchLabels);
  const keys = [...matchLabels.map(([key]) => key), ...selector.matchExpressions.map(({ key }) => key)];
  if (!keys.every((key) => PLAIN_LABEL.test(key) && !key.includes('io.kubernetes.pod.'))) return undefined;
  return {
    matchLabels: Object.fromEntries(matchLabels.map(([key, value]) => [plain(key), value])),
    matchExpressions: selector.matchExpressions.map((one) => ({ ...one, key: plain(one.key) })),
  };
}

function plain(key: string): string {
  return key.replace(PLAIN_LABEL, '');
}
