import { factsBeside } from '../../../kube/facts/facts.ts';
import { type Labels, selects } from '../../../kube/labels.ts';
import type { Pod } from '../../../kube/pod.ts';
import type { RuleContext } from '../../rule.ts';

/** Whether a Service that certainly stands beside the workload sends requests to pods with these labels. */
export function isServed({ resource }: Pod, labels: Labels, { facts, file }: RuleContext): boolean {
  return factsBeside(facts, 'service', { namespace: resource.namespace, file }).some(
    ({ selector }) => selector && selects({ matchLabels: selector, matchExpressions: [] }, labels),
  );
}
