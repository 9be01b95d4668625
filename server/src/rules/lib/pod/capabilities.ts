import type { Container } from '../../../kube/pod.ts';
import { addedCapabilities } from './addedCapabilities.ts';

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

/**
 * Whether a container is written to do more than a usual one: privileged, or with capabilities that the runtime does not
 * give. Where somebody also switched a confinement off, it was probably in the way of that.
 */
export function hasExtraPower(container: Container): boolean {
  return (
    container.at('securityContext', 'privileged').is(true) ||
    addedCapabilities(container).some(({ text }) => !BASELINE_CAPABILITIES.has(text))
  );
}
