import { type Labels, readSelector, selects } from '../../../kube/labels.ts';
import type { Pod } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';

/** What keeps pods of one workload apart; zones and regions do so too, since a node is in one of them. */
const TOPOLOGY_KEYS: ReadonlySet<string> = new Set([
  'kubernetes.io/hostname',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
]);

const ANTI_AFFINITY = ['affinity', 'podAntiAffinity'] as const;

/** Whether the pod has a term of anti-affinity that keeps it away from its own kind, or may have one. */
export function hasOwnAntiAffinity(pod: Pod, labels: Labels): boolean {
  const rules = pod.at(...ANTI_AFFINITY);
  if (rules.isAbsent) return false;
  const required = rules.at('requiredDuringSchedulingIgnoredDuringExecution');
  const preferred = rules.at('preferredDuringSchedulingIgnoredDuringExecution');
  if (!required.isCompleteList || !preferred.isCompleteList) return true;
  const terms = [...required.items, ...preferred.items.map((item) => item.at('podAffinityTerm'))];
  return terms.some((term) => keepsApart(term, labels));
}

function keepsApart(term: Field, labels: Labels): boolean {
  const key = term.at('topologyKey');
  const written = term.at('labelSelector');
  if (term.isUnknown || key.isUnknown || written.isUnknown) return true;
  if (key.string === undefined || !TOPOLOGY_KEYS.has(key.string) || written.isAbsent) return false;
  const selector = readSelector(written);
  return selector === undefined || selects(selector, labels);
}

/** Whether the pod has constraints that spread it, or may have some. */
export function hasSpreadConstraints(pod: Pod): boolean {
  const constraints = pod.at('topologySpreadConstraints');
  return !constraints.isAbsent && !(constraints.isCompleteList && constraints.items.length === 0);
}
