import type { Container } from '../../../kube/pod.ts';

/** Annotations of pods, one for each container, that stood for the field before Kubernetes 1.30. */
export const APPARMOR_ANNOTATION_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

/** Whether no AppArmor profile is certainly declared for a container: neither as a field nor as an annotation. */
export function lacksAppArmorProfile(container: Container): boolean {
  const annotation = container.pod.metadata.at(
    'annotations',
    `${APPARMOR_ANNOTATION_PREFIX}${container.name}`,
  );
  const type = container.effective('appArmorProfile', 'type');
  return (
    (type.isAbsent || type.is('Unconfined')) &&
    (annotation.isAbsent || annotation.is('') || annotation.is('unconfined'))
  );
}
