import type { Config } from '../../../config/config.ts';
import type { WorkloadFact } from '../../../kube/facts/fact.ts';
import { type Facts, factsNear } from '../../../kube/facts/facts.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { EditOperation } from '../../../syntax/edit/operation.ts';
import type { Field } from '../../../syntax/field.ts';

/** Labels of Pod Security Admission: https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
const PREFIX = 'pod-security.kubernetes.io/';

/** The label of a Namespace that says which level its pods must keep to. */
export function enforcedLevel({ metadata }: Resource): Field {
  return metadata.at('labels', `${PREFIX}enforce`);
}

/** Whether a label of Pod Security Admission that enforces is among labels; unknown labels may hold it. */
export function mayEnforce(labels: Readonly<Record<string, string>> | undefined): boolean {
  return labels === undefined || Object.hasOwn(labels, `${PREFIX}enforce`);
}

/** Whether a namespace belongs to the cluster itself: what runs there needs the node, and its owner sets the labels. */
export function isSystemNamespace(name: string): boolean {
  return /^(?:kube-(?:system|public|node-lease)|openshift(?:-.*)?)$/.test(name);
}

/** The workloads that are certainly in a namespace. */
export function workloadsIn(facts: Facts, namespace: string): readonly WorkloadFact[] {
  return factsNear(facts, 'workload', { namespace }).filter((workload) => workload.namespace === namespace);
}

/** What gives a Namespace a level, in the version of the target cluster, and warns about what a stricter one would refuse. */
export function labelOperations(
  namespace: Resource,
  level: 'baseline' | 'restricted',
  { kubernetesVersion }: Config,
): EditOperation[] {
  const labels = namespace.metadata.at('labels');
  const version = Number.isFinite(kubernetesVersion) ? `v1.${kubernetesVersion}` : 'latest';
  const wanted: readonly (readonly [string, string])[] = [
    ['enforce', level],
    ['enforce-version', version],
    ['audit', 'restricted'],
    ['warn', 'restricted'],
  ];
  return wanted
    .filter(([key]) => key === 'enforce' || labels.at(`${PREFIX}${key}`).isAbsent)
    .map(([key, value]) => ({ kind: 'set', path: [...labels.path, `${PREFIX}${key}`], value }));
}
