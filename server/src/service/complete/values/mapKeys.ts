import { meaningOfKey } from '../../../kube/wellKnownKeys.ts';
import type { KeyPlace, ValueProposal } from '../place.ts';
import { labelKind } from './labelKind.ts';
import { labelsNear, ownLabels } from './labels.ts';
import { nodeLabelValues } from './nodeLabels.ts';
import { type KeyTable, patternSearch } from './pattern.ts';
import { POD_SECURITY_KEYS } from './podSecurity.ts';
import { discouraged, ranked, secure, usual } from './propose.ts';

/** A key that everybody understands, with its meaning. */
function known(propose: typeof usual, key: string): ValueProposal {
  return propose(key, meaningOfKey(key));
}

/** Labels that everybody understands: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/. */
const COMMON_LABELS: readonly ValueProposal[] = [
  known(usual, 'app.kubernetes.io/name'),
  known(usual, 'app.kubernetes.io/instance'),
  known(usual, 'app.kubernetes.io/version'),
  known(usual, 'app.kubernetes.io/component'),
  known(usual, 'app.kubernetes.io/part-of'),
  known(usual, 'app.kubernetes.io/managed-by'),
];

/** Labels that an object gets: those of its selector, those that everybody understands, those of others near by. */
function ownKeys(place: KeyPlace): readonly ValueProposal[] {
  const own = ownLabels(place);
  return [
    ...(place.kind === 'Namespace' ? POD_SECURITY_KEYS : []),
    ...(own ? Object.keys(own.labels).map((key) => secure(key, 'of this object')) : []),
    ...COMMON_LABELS,
    ...seen(place),
  ];
}

function seen(place: KeyPlace): readonly ValueProposal[] {
  return labelsNear(place, labelKind(place)).flatMap(({ labels, of }) =>
    Object.keys(labels)
      .filter((key) => key !== place.typed)
      .map((key) => usual(key, `of ${of}`)),
  );
}

/** Labels that a selector can ask for. */
function selectedKeys(place: KeyPlace): readonly ValueProposal[] {
  const kind = labelKind(place);
  if (kind === 'node') return nodeLabelValues(place, undefined);
  if (kind === 'namespace') return [known(secure, 'kubernetes.io/metadata.name'), ...seen(place)];
  const own = place.kind === 'NetworkPolicy' || place.kind === 'Service' ? undefined : ownLabels(place);
  return [
    ...(own ? Object.keys(own.labels).map((key) => secure(key, 'of this object')) : []),
    ...seen(place),
    known(usual, 'app.kubernetes.io/name'),
  ];
}

/** Sources: https://kubernetes.io/docs/reference/labels-annotations-taints/, and the pages of the projects that read them. */
const ANNOTATIONS: readonly ValueProposal[] = [
  known(usual, 'kubernetes.io/description'),
  known(usual, 'cluster-autoscaler.kubernetes.io/safe-to-evict'),
  known(usual, 'kubectl.kubernetes.io/default-container'),
  known(discouraged, 'kubernetes.io/ingress.class'),
];

const SERVICE_ANNOTATIONS: readonly ValueProposal[] = [
  known(secure, 'service.beta.kubernetes.io/aws-load-balancer-scheme'),
  known(secure, 'service.beta.kubernetes.io/azure-load-balancer-internal'),
  known(secure, 'networking.gke.io/load-balancer-type'),
];

const INGRESS_ANNOTATIONS: readonly ValueProposal[] = [
  known(secure, 'nginx.ingress.kubernetes.io/ssl-redirect'),
  known(secure, 'nginx.ingress.kubernetes.io/force-ssl-redirect'),
  known(secure, 'cert-manager.io/cluster-issuer'),
];

function annotations({ kind }: KeyPlace): readonly ValueProposal[] {
  const own = kind === 'Service' ? SERVICE_ANNOTATIONS : kind === 'Ingress' ? INGRESS_ANNOTATIONS : [];
  return [...own, ...ANNOTATIONS];
}

const AMOUNTS: readonly ValueProposal[] = [
  secure('memory', 'bytes: 128Mi'),
  secure('cpu', 'CPUs: 100m is a tenth of one'),
  usual('ephemeral-storage', 'bytes on the disk of the node'),
];

/** https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
const QUOTAS: readonly ValueProposal[] = [
  secure('requests.cpu', 'CPUs that pods reserve'),
  secure('requests.memory', 'memory that pods reserve'),
  secure('limits.cpu', 'CPUs that pods use at most'),
  secure('limits.memory', 'memory that pods use at most'),
  secure('pods', 'number of pods'),
  secure('services.loadbalancers', 'number of Services with a load balancer; 0 keeps them out'),
  secure('services.nodeports', 'number of Services with node ports; 0 keeps them out'),
  usual('requests.storage', 'storage that claims ask for'),
  usual('persistentvolumeclaims', 'number of claims'),
  usual('configmaps', 'number of ConfigMaps'),
  usual('secrets', 'number of Secrets'),
  usual('services', 'number of Services'),
  usual('count/deployments.apps', 'number of Deployments'),
];

const TABLE: KeyTable = {
  'metadata.labels': ownKeys,
  'metadata.annotations': annotations,
  'selector.matchLabels': selectedKeys,
  'podSelector.matchLabels': selectedKeys,
  'namespaceSelector.matchLabels': selectedKeys,
  'labelSelector.matchLabels': selectedKeys,
  'endpointSelector.matchLabels': selectedKeys,
  'Service|ReplicationController spec.selector': selectedKeys,
  'spec.nodeSelector': selectedKeys,
  'Kustomization commonLabels': ownKeys,
  'Kustomization labels.pairs': ownKeys,
  'resources.requests': AMOUNTS,
  'resources.limits': AMOUNTS,
  'PersistentVolumeClaim spec.resources.requests': [secure('storage', 'bytes: 10Gi')],
  'volumeClaimTemplates.spec.resources.requests': [secure('storage', 'bytes: 10Gi')],
  'volumeClaimTemplate.spec.resources.requests': [secure('storage', 'bytes: 10Gi')],
  'PersistentVolume spec.capacity': [secure('storage', 'bytes: 10Gi')],
  'ResourceQuota spec.hard': QUOTAS,
  'LimitRange spec.limits.default': AMOUNTS,
  'LimitRange spec.limits.defaultRequest': AMOUNTS,
  'LimitRange spec.limits.max': AMOUNTS,
  'LimitRange spec.limits.min': AMOUNTS,
};

/** Keys of labels and resources; anything else is a template. */
const PLAIN_KEY = /^[\w./-]+$/;

const search = patternSearch([TABLE]);

/** Keys for mappings that take any key, such as labels and amounts of resources; undefined for other mappings. */
export function mapKeys(place: KeyPlace): readonly ValueProposal[] | undefined {
  const found = search(place);
  const isNew = ({ value }: ValueProposal): boolean =>
    PLAIN_KEY.test(String(value)) && !place.siblings.has(String(value));
  return found && ranked(found.filter(isNew));
}
