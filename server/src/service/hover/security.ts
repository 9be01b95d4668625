import { type Path, startsWith } from '../../base/path.ts';
import { type Container, type Pod, podsOf } from '../../kube/pod.ts';
import { resourcesOf } from '../../kube/resource.ts';
import { findSecurityField, type SecurityField } from '../../kube/securityFields.ts';
import type { Section } from '../../syntax/sections.ts';
import { describeField } from './field.ts';
import type { Describer } from './place.ts';

/** Fields with a bearing on security: what they protect from, the value in effect, and the rules about them. */
export const describeSecurityField: Describer = ({ section, hit, host }) => {
  const owner = ownerOf(section, hit.path);
  const field = owner && findSecurityField(owner.level, owner.path);
  return field && [describeField(field, owner.container, hit, host.ruleLink)];
};

interface Owner {
  readonly level: SecurityField['level'];
  /** The path below the owner. */
  readonly path: Path;
  readonly container: Container | undefined;
}

/** Which mapping with documented fields a path leads into: a container, a volume, the pod, or a ServiceAccount. */
function ownerOf(section: Section, path: Path): Owner | undefined {
  for (const pod of podsOf(section)) {
    const container = pod.containers.find(({ root }) => startsWith(path, root.path));
    if (container) return { level: 'container', path: path.slice(container.root.path.length), container };
    const owner = ownerInPod(pod, path);
    if (owner) return { ...owner, container: undefined };
  }
  const account = resourcesOf(section).find(
    ({ kind, root }) => kind === 'ServiceAccount' && startsWith(path, root.path),
  );
  return (
    account && { level: 'serviceAccount', path: path.slice(account.root.path.length), container: undefined }
  );
}

function ownerInPod(pod: Pod, path: Path): Pick<Owner, 'level' | 'path'> | undefined {
  if (startsWith(path, pod.metadata.path))
    return { level: 'metadata', path: path.slice(pod.metadata.path.length) };
  if (!startsWith(path, pod.spec.path)) return undefined;
  const below = path.slice(pod.spec.path.length);
  return below[0] === 'volumes' ? { level: 'volume', path: below.slice(2) } : { level: 'pod', path: below };
}
