import type { Container, Pod } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';

const OS_LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

/** Whether a pod is certainly for Windows nodes: it says so, or it selects them. */
export function isWindowsWorkload(pod: Pod): boolean {
  return pod.windows || OS_LABELS.some((label) => pod.at('nodeSelector', label).is('windows'));
}

/** A field of `windowsOptions` for a container: these are inherited one by one (kubernetes pkg/securitycontext/util.go). */
export function windowsOption(container: Container, name: string): Field {
  const own = container.at('securityContext', 'windowsOptions', name);
  return own.isAbsent ? container.pod.at('securityContext', 'windowsOptions', name) : own;
}
