import { derive2 } from '../../../base/derive.ts';
import { type Facts, factsNear, type Stated } from '../../../kube/facts/facts.ts';
import { type Labels, readLabels, type Selector, selects } from '../../../kube/labels.ts';
import type { Pod } from '../../../kube/pod.ts';
import { hasKnownNamespace } from './inView.ts';

/** What the workspace says about the network policies of a pod. */
export interface PodPolicies {
  readonly labels: Labels;
  /** Those of Kubernetes that select the pod, or may do so. */
  readonly policies: readonly Stated<'networkPolicy'>[];
  /** Whether a policy of another project, or of the whole cluster, may select it as well. */
  readonly foreign: boolean;
}

/**
 * The network policies of a pod; undefined where its labels or namespace are not known, and for pods in the network of the
 * node, which policies do not reach (kubernetes.io/docs/concepts/services-networking/network-policies, "NetworkPolicy and
 * hostNetwork pods").
 */
export const policiesOf = derive2((pod: Pod, facts: Facts): PodPolicies | undefined => {
  if (pod.partial || !pod.at('hostNetwork').isNot(true) || !hasKnownNamespace(pod.resource)) return undefined;
  const labels = readLabels(pod.metadata.at('labels'));
  if (!labels) return undefined;
  const maySelect = ({ podSelector }: { podSelector?: Selector }) =>
    !podSelector || selects(podSelector, labels);
  return {
    labels,
    policies: factsNear(facts, 'networkPolicy', pod.resource).filter(maySelect),
    foreign: factsNear(facts, 'foreignPolicy', pod.resource).some(maySelect),
  };
});
