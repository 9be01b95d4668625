import type { Pod } from '../../../kube/pod.ts';
import { SYSTEM_PRIORITIES } from '../../../kube/systemPriorities.ts';
import type { Field } from '../../../syntax/field.ts';
import { imageOf } from '../images/containerImage.ts';

/** Labels with which Kubernetes and its add-ons mark parts of the cluster; an empty list stands for any value. */
const SYSTEM_LABELS: readonly (readonly [key: string, values: readonly string[]])[] = [
  ['tier', ['control-plane', 'node']],
  ['kubernetes.io/cluster-service', ['true']],
  ['addonmanager.kubernetes.io/mode', []],
  ['kubernetes.io/bootstrapping', []],
];

/** Where the Kubernetes project publishes the parts of a cluster. */
const SYSTEM_REGISTRIES = ['registry.k8s.io', 'k8s.gcr.io'];

/**
 * Whether a workload is a part of the cluster itself, as far as its manifest tells: by its priority class, by the labels of the
 * project's own manifests, or because all of its images come from the project's registry.
 */
export function isSystemWorkload(pod: Pod): boolean {
  const priority = pod.at('priorityClassName').string;
  if (priority !== undefined && SYSTEM_PRIORITIES.includes(priority)) return true;
  const places = [pod.metadata.at('labels'), pod.resource.metadata.at('labels')];
  return places.some(hasSystemLabel) || hasSystemImages(pod);
}

function hasSystemLabel(labels: Field): boolean {
  return SYSTEM_LABELS.some(([key, values]) => {
    const value = labels.at(key);
    if (values.length === 0) return value.state === 'known';
    return value.is(true) ? values.includes('true') : values.includes(value.string ?? '');
  });
}

function hasSystemImages({ containers }: Pod): boolean {
  const hosts = containers.map((container) => imageOf(container).reference?.host);
  return hosts.length > 0 && hosts.every((host) => host !== undefined && SYSTEM_REGISTRIES.includes(host));
}
