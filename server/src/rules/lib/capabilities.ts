import type { Container } from '../../kube/pod.ts';
import type { Field } from '../../syntax/field.ts';

/**
 * Capabilities that may be added at the baseline level: what the container runtimes give anyway, without NET_RAW.
 * Source: k8s.io/pod-security-admission policy/check_capabilities_baseline.go.
 */
export const BASELINE_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** An item of `capabilities.add` whose name is known. */
export interface AddedCapability {
  readonly name: string;
  readonly at: Field;
}

/** The capabilities in view that a container adds, as they are written. */
export function capabilitiesAddedBy(container: Container): readonly AddedCapability[] {
  return container.at('securityContext', 'capabilities', 'add').items.flatMap((at) => {
    const name = at.string;
    return name === undefined ? [] : [{ name, at }];
  });
}

/**
 * Whether a container is written to do more than a usual one: privileged, or with capabilities that the runtime does not
 * give. Where somebody also switched a confinement off, it was probably in the way of that.
 */
export function hasExtraPower(container: Container): boolean {
  return (
    container.at('securityContext', 'privileged').is(true) ||
    capabilitiesAddedBy(container).some(({ name }) => !BASELINE_CAPABILITIES.has(name))
  );
}
