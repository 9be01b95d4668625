import type { Container } from '../../../kube/pod.ts';
import { APPARMOR_ANNOTATION_PREFIX } from '../../../kube/wellKnownKeys.ts';

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
