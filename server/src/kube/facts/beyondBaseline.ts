import { findCapability } from '../capabilities.ts';
import type { Container, Pod } from '../pod.ts';

const SHARED_WITH_NODE = ['hostNetwork', 'hostPID', 'hostIPC'];

/**
 * Whether a pod certainly asks for something that the Pod Security level *baseline* forbids. Covers what nearly all such pods
 * ask for: the node's namespaces, host paths and ports, privilege and capabilities.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export function asksBeyondBaseline({ spec, containers }: Pod): boolean {
  return (
    SHARED_WITH_NODE.some((key) => spec.at(key).is(true)) ||
    spec.at('volumes').items.some((volume) => volume.at('hostPath').node?.kind === 'map') ||
    containers.some(isBeyondBaseline)
  );
}

function isBeyondBaseline({ root }: Container): boolean {
  const context = root.at('securityContext');
  const hasHostPort = root.at('ports').items.some((port) => (port.at('hostPort').integer ?? 0) > 0);
  const added = context.at('capabilities', 'add').items.flatMap((item) => item.string ?? []);
  return (
    context.at('privileged').is(true) ||
    hasHostPort ||
    added.some((name) => name === 'NET_RAW' || findCapability(name)?.defaultSet !== true)
  );
}
