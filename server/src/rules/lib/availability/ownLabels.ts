import { type Labels, readLabels, readSelector, selects } from '../../../kube/labels.ts';
import type { Pod } from '../../../kube/pod.ts';

/** Labels that change from release to release, so that nothing should be selected by them. */
const CHANGING: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'version',
  'chart',
  'release-date',
  'app.kubernetes.io/version',
  'helm.sh/chart',
]);

/** The labels of a pod template; undefined where they are not all in view. */
export function podLabelsOf(pod: Pod): Labels | undefined {
  return readLabels(pod.metadata.at('labels'));
}

/**
 * The labels by which another object selects exactly this workload's pods: those of its own selector, else the template's that
 * stay the same. Undefined where they are not known, there are none, or the selector says more than labels.
 */
export function ownLabels(pod: Pod): Labels | undefined {
  const labels = podLabelsOf(pod);
  const written = pod.resource.root.at('spec', 'selector');
  if (!labels || written.isUnknown) return undefined;
  const selector = readSelector(written);
  if (selector && !selects(selector, labels)) return undefined;
  if (selector?.matchExpressions.length === 0 && Object.keys(selector.matchLabels).length > 0)
    return selector.matchLabels;
  const lasting = Object.entries(labels).filter(([key]) => !CHANGING.has(key));
  return lasting.length > 0 ? Object.fromEntries(lasting) : undefined;
}
