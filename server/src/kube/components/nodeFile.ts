import type { Container } from '../pod.ts';
import { type Component, flagOf } from './component.ts';

/**
 * The path on the node of the file that a flag names: through the `hostPath` volume that holds it, or as it is written where
 * kubeadm mounts the same path. Undefined where it is not known, or no file of the node.
 */
export function nodeFile(component: Component, flag: string): string | undefined {
  const { value } = flagOf(component, flag);
  if (value === undefined || !value.startsWith('/')) return undefined;
  return component.container ? onNode(component.container, value) : value;
}

function onNode(container: Container, path: string): string | undefined {
  const mounts = container.at('volumeMounts').items.flatMap((mount) => {
    const at = mount.at('mountPath').string?.replace(/\/+$/, '');
    return at !== undefined && (path === at || path.startsWith(`${at}/`)) ? [{ at, mount }] : [];
  });
  const [nearest] = mounts.sort((a, b) => b.at.length - a.at.length);
  if (!nearest?.mount.at('subPath').isAbsent || !nearest.mount.at('subPathExpr').isAbsent) return undefined;
  const name = nearest.mount.at('name').string;
  const volume = container.pod
    .at('volumes')
    .items.find((item) => name !== undefined && item.at('name').is(name));
  const host = volume?.at('hostPath', 'path').string?.replace(/\/+$/, '');
  return host === undefined ? undefined : `${host}${path.slice(nearest.at.length)}`;
}
