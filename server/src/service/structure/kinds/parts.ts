import { type KindName, kindOf } from '../../../kube/kinds.ts';
import { podOf } from '../../../kube/pod.ts';
import type { Resource } from '../../../kube/resource.ts';
import { type Outline, type Shape, settings } from '../outline.ts';
import { bindingParts, roleParts } from './access.ts';
import { dataParts } from './data.ts';
import { kustomizationParts } from './kustomization.ts';
import { ingressParts, networkPolicyParts, serviceParts } from './network.ts';
import { definitionParts, kyvernoParts } from './policy.ts';
import { workloadParts } from './workload.ts';

/** How objects of a kind are shown. */
interface KindOutline {
  readonly shape: Shape;
  readonly parts: (resource: Resource) => readonly Outline[];
}

/** The parts of an object of a kind that nobody here knows better: what it holds, two levels deep. */
const anyParts = ({ root }: Resource): Outline[] => [
  ...settings(root, 1, ['metadata', 'spec', 'status']),
  ...settings(root.at('spec'), 1),
];

const noParts = (): readonly Outline[] => [];

const OUTLINES: Readonly<Partial<Record<KindName, KindOutline>>> = {
  Service: { shape: 'network', parts: serviceParts },
  NetworkPolicy: { shape: 'network', parts: networkPolicyParts },
  Ingress: { shape: 'network', parts: ingressParts },
  Gateway: { shape: 'network', parts: anyParts },
  HTTPRoute: { shape: 'network', parts: anyParts },
  GRPCRoute: { shape: 'network', parts: anyParts },
  Role: { shape: 'access', parts: roleParts },
  ClusterRole: { shape: 'access', parts: roleParts },
  RoleBinding: { shape: 'access', parts: bindingParts },
  ClusterRoleBinding: { shape: 'access', parts: bindingParts },
  ServiceAccount: { shape: 'access', parts: noParts },
  ConfigMap: { shape: 'data', parts: dataParts },
  Secret: { shape: 'data', parts: dataParts },
  PersistentVolumeClaim: { shape: 'data', parts: anyParts },
  Namespace: { shape: 'namespace', parts: noParts },
  CustomResourceDefinition: { shape: 'definition', parts: definitionParts },
  ClusterPolicy: { shape: 'object', parts: kyvernoParts },
};

/** How an object is shown, and what is in it. */
export function kindOutline(resource: Resource): {
  readonly shape: Shape;
  readonly parts: readonly Outline[];
} {
  const pod = podOf(resource);
  if (pod) return { shape: 'workload', parts: workloadParts(pod) };
  const { shape, parts } = outlineFor(resource);
  return { shape, parts: parts(resource) };
}

function outlineFor(resource: Resource): KindOutline {
  const { group, kind, root } = resource;
  if (group === 'kustomize.config.k8s.io') return { shape: 'object', parts: () => kustomizationParts(root) };
  if (group === 'kyverno.io' && kind === 'Policy') return { shape: 'object', parts: kyvernoParts };
  const known = kindOf(resource);
  return (known && OUTLINES[known]) ?? { shape: 'object', parts: anyParts };
}
