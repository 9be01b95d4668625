import { type Path, startsWith } from '../../../base/path.ts';
import type { Container, Pod } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';

/** A `securityContext` that Pod Security judges for itself, whatever inherits it or overrides it. */
export interface SecurityContext {
  /** For messages: `The pod`, `Container "web"`. */
  readonly owner: string;
  /** The container, where it is not the pod's. */
  readonly container: Container | undefined;
  /** A field below the `securityContext`. */
  readonly at: (...steps: Path) => Field;
}

/** The pod's `securityContext` and those of its containers. */
export function securityContexts(pod: Pod): readonly SecurityContext[] {
  return [
    { owner: 'The pod', container: undefined, at: (...steps) => pod.at('securityContext', ...steps) },
    ...pod.containers.map((container) => ({
      owner: `Container "${container.name}"`,
      container,
      at: (...steps: Path) => container.at('securityContext', ...steps),
    })),
  ];
}

/**
 * The `type` of a seccomp or AppArmor profile that is written and that Pod Security does not allow: any but RuntimeDefault
 * and Localhost, and a profile without a type. Undefined where it is allowed, absent or unknown.
 */
export function forbiddenProfileType(
  context: SecurityContext,
  profile: 'seccompProfile' | 'appArmorProfile',
): Field | undefined {
  const type = context.at(profile, 'type');
  if (context.at(profile).node?.kind !== 'map') return undefined;
  return type.isNot('RuntimeDefault') && type.isNot('Localhost') ? type : undefined;
}

/** The containers that a field of a pod is about: the one that it stands in, else all of them. */
export function concernedContainers(pod: Pod, at: Field): readonly Container[] {
  const own = pod.containers.find(({ root }) => startsWith(at.path, root.path));
  return own ? [own] : pod.containers;
}
