import { derive } from '../../../base/derive.ts';
import { groupBy } from '../../../base/groupBy.ts';
import { apiResourcesOf, subresourceOf } from '../../../kube/apiResources.ts';
import { resourceOfKind } from '../../../kube/plural.ts';
import type { Api } from '../../../schema/type.ts';

/** Groups that have resources but no kinds that anybody writes. */
const SERVED_ONLY = ['metrics.k8s.io'];

/** The groups that people name most, in the order of how often they do. */
const COMMON = ['', 'apps', 'batch', 'networking.k8s.io', 'autoscaling', 'policy', 'coordination.k8s.io'];

/** The resources that people name most. */
const COMMON_RESOURCES = [
  'pods',
  'services',
  'configmaps',
  'deployments',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'ingresses',
  'events',
  'endpoints',
  'namespaces',
  'nodes',
  'serviceaccounts',
  'persistentvolumeclaims',
];

/** The resources of each API group by their names for RBAC, those without a slash first. What is named most comes first. */
export const resourcesByGroup = derive((api: Api): ReadonlyMap<string, readonly string[]> => {
  const kinds = groupBy(api.kinds, ({ apiVersion }) => groupOf(apiVersion));
  const rest = [...new Set([...kinds.keys(), ...SERVED_ONLY])]
    .filter((group) => !COMMON.includes(group))
    .toSorted();
  return new Map(
    [...COMMON, ...rest].map((group) => {
      const names = apiResourcesOf(group)?.map(({ name }) => name);
      const guessed = (kinds.get(group) ?? [])
        .filter(({ kind }) => !kind.endsWith('List'))
        .map(({ kind }) => resourceOfKind(kind));
      return [group, plainFirst([...new Set(names ?? guessed)])];
    }),
  );
});

/** The API group of an `apiVersion`; the empty text for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function plainFirst(names: readonly string[]): readonly string[] {
  const isPlain = (name: string): boolean => subresourceOf(name) === undefined;
  const common = COMMON_RESOURCES.filter((name) => names.includes(name));
  return [...new Set([...common, ...names.filter(isPlain), ...names])];
}
