import type { FactType } from '../../../kube/facts/fact.ts';
import { type Facts, factsNear, type Stated, surelySeeEachOther } from '../../../kube/facts/facts.ts';
import { isEmptySelector, type Labels, type Selector, selects } from '../../../kube/labels.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { RuleContext } from '../../rule.ts';

/**
 * What is known of a type of objects beside a resource, if that is plainly all there is: at least one belongs to the resource
 * for certain, and none that may belong to it is incomplete. Undefined otherwise: then nothing may be called missing.
 */
export function allInView<Type extends FactType>(
  type: Type,
  resource: Resource,
  { facts, file }: RuleContext,
): readonly Stated<Type>[] | undefined {
  if (!hasKnownNamespace(resource)) return undefined;
  const near = factsNear(facts, type, resource);
  const isSure = near.some((fact) => surelySeeEachOther({ namespace: resource.namespace, file }, fact));
  return isSure && near.every(({ complete }) => complete) ? near : undefined;
}

/** Whether the namespace of a resource is written or left open, and not hidden behind a template. */
export function hasKnownNamespace({ metadata }: Resource): boolean {
  return metadata.isCompleteMap && !metadata.at('namespace').isUnknown;
}

/**
 * Whether a selector certainly selects none of the pods of the workspace, although these are plainly all there are. Pods that
 * an operator may make, and labels that only the cluster gives, count as there.
 */
export function selectsNoPod(selector: Selector, resource: Resource, context: RuleContext): boolean {
  if (isEmptySelector(selector) || resource.namespace === 'kube-system') return false;
  const workloads = allInView('workload', resource, context);
  if (!workloads) return false;
  const labels = workloads.map(({ podLabels }) => podLabels);
  if (labels.some((pod) => pod === undefined || selects(selector, pod))) return false;
  const keys = requiredKeys(selector);
  if (keys.some((key) => isGivenElsewhere(key, labels))) return false;
  return !mayBeMadeByOthers(requiredValues(selector), resource, context.facts);
}

/** Whether an object of a kind that is not known here may have made something that carries one of these texts. */
export function mayBeMadeByOthers(texts: readonly string[], resource: Resource, facts: Facts): boolean {
  return factsNear(facts, 'custom', resource).some(({ name, kind }) =>
    texts.some((text) => isRelated(text, name) || isRelated(text, kind.toLowerCase())),
  );
}

function isRelated(text: string, name: string): boolean {
  return name !== '' && text !== '' && (text.includes(name) || name.includes(text));
}

function requiredKeys({ matchLabels, matchExpressions }: Selector): string[] {
  return [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)];
}

function requiredValues({ matchLabels, matchExpressions }: Selector): string[] {
  return [...Object.values(matchLabels), ...matchExpressions.flatMap(({ values }) => values)];
}

/** Labels that Kubernetes or an operator gives to pods; people write their own without a domain, or with this one. */
const SET_BY_CLUSTER = ['pod-template-hash', 'controller-revision-hash', 'controller-uid', 'job-name'];

function isGivenElsewhere(key: string, pods: readonly (Labels | undefined)[]): boolean {
  if (SET_BY_CLUSTER.includes(key)) return true;
  if (!key.includes('/') || key.startsWith('app.kubernetes.io/')) return false;
  return !pods.some((labels) => labels !== undefined && Object.hasOwn(labels, key));
}
