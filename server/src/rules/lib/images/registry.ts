import { type ImageReference, parseImageReference } from '../../../images/imageReference.ts';

/** Whether an image is in a registry or below a path of it, or is that very repository. */
export function isBelow(reference: ImageReference, prefix: string): boolean {
  const full = fullPrefix(prefix);
  return reference.repository === full || reference.repository.startsWith(`${full}/`);
}

/**
 * Whether one of some registries has an image: prefixes as for `isBelow`, or `*.example.com` for all registries of a domain.
 */
export function isInAny(reference: ImageReference, registries: readonly string[]): boolean {
  return registries.some((registry) =>
    registry.startsWith('*.') ? reference.host.endsWith(registry.slice(1)) : isBelow(reference, registry),
  );
}

/**
 * A prefix with the registry that it implies, as image references have it: `docker.io/library/nginx` for `nginx`. With a slash
 * at its end it is a namespace: `docker.io/bitnami` for `bitnami/`.
 */
function fullPrefix(prefix: string): string {
  const plain = prefix.replace(/\/+$/, '');
  const [host = ''] = plain.split('/');
  const hasHost = /[.:]/.test(host) || host === 'localhost';
  const written = hasHost
    ? plain
    : `docker.io/${plain === prefix && host === plain ? 'library/' : ''}${plain}`;
  // A reference two levels below shows how the host is spelled in full; one level below docker.io is below library/.
  return parseImageReference(`${written}/x/y`)?.repository.slice(0, -'/x/y'.length) ?? written;
}
