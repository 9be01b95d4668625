import { mountCovers } from '../../../images/imageFacts.ts';
import type { Container } from '../../../kube/pod.ts';
import type { Field } from '../../../syntax/field.ts';

/** Places that only the kernel and the kubelet provide, or that are programs: naming one does not mean writing there. */
const HARMLESS = ['/dev', '/proc', '/sys', '/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin'];

/**
 * Whether a container may write where its image alone does not: it runs a command of its own, has hooks, or is told about a
 * path outside its volumes in its arguments or environment.
 */
export function mayWriteElsewhere(container: Container, mountPaths: readonly string[]): boolean {
  if (!container.at('command').isAbsent || !container.at('lifecycle').isAbsent) return true;
  const args = container.at('args');
  const env = container.at('env');
  if (!args.isCompleteList || !env.isCompleteList) return true;
  const values = env.items.map((item) => item.at('value')).filter((value) => !value.isAbsent);
  return [...args.items, ...values].some((field) => namesOtherPath(field, mountPaths));
}

function namesOtherPath(field: Field, mountPaths: readonly string[]): boolean {
  const text = field.stringOrNumber;
  if (text === undefined) return true;
  const paths = text.match(/(?<![\w:/.])\/[\w.@+-][^\s:;,'"]*/g) ?? [];
  return paths.some((path) => ![...HARMLESS, ...mountPaths].some((mount) => mountCovers(mount, path)));
}
