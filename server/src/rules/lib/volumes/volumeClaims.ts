import { isKind } from '../../../kube/kinds.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';

/** A claim for storage: a PersistentVolumeClaim, or a template of a StatefulSet. */
export interface VolumeClaim {
  /** For messages; a description such as `#2` where it is not known. */
  readonly name: string;
  readonly spec: Field;
}

/** The claims that an object makes, whose specification is in view. */
export function volumeClaims(resource: Resource): readonly VolumeClaim[] {
  const { root, name } = resource;
  const claims = isKind(resource, 'PersistentVolumeClaim')
    ? [{ name: name ?? '', spec: root.at('spec') }]
    : root.at('spec', 'volumeClaimTemplates').items.map((claim, index) => ({
        name: claim.at('metadata', 'name').string ?? `#${index + 1}`,
        spec: claim.at('spec'),
      }));
  return claims.filter(({ spec }) => spec.node?.kind === 'map');
}
