import type { Resource } from '../../../kube/resource.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Fix } from '../../rule.ts';

/** Fields that the API server refuses in a Service of type ClusterIP (k8s.io/kubernetes pkg/apis/core/validation). */
const EXTERNAL_FIELDS = [
  'externalTrafficPolicy',
  'healthCheckNodePort',
  'allocateLoadBalancerNodePorts',
  'loadBalancerIP',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
];

/** Makes a Service one for the inside of the cluster: its type, and all that only other types may have. */
export function internalServiceFix({ root }: Resource): Fix {
  const spec = root.at('spec');
  const ports = spec.at('ports').items.map((port) => port.at('nodePort'));
  const fields = [...EXTERNAL_FIELDS.map((field) => spec.at(field)), ...ports];
  const removals = fields
    .filter((field) => field.node !== undefined)
    .map((field): EditOperation => ({ kind: 'remove', path: field.path }));
  return {
    title: 'Make it a ClusterIP Service',
    safety: 'unsafe',
    caution: 'Clients outside the cluster can no longer reach the Service.',
    operations: [{ kind: 'set', path: spec.at('type').path, value: 'ClusterIP' }, ...removals],
  };
}
