import type { Path } from '../../../base/path.ts';
import { type SecurityField, securityFields } from '../../../kube/securityFields.ts';
import { spotBelow } from '../../../schema/lookUp.ts';
import { ownValue } from '../../../schema/notation.ts';
import type { Place } from '../place.ts';
import type { Subject } from '../proposal.ts';

/** Which mappings have documented fields. */
const OWNERS: Readonly<Record<string, SecurityField['level']>> = {
  V1PodSpec: 'pod',
  V1Container: 'container',
  V1EphemeralContainer: 'container',
  V1Volume: 'volume',
  V1ServiceAccount: 'serviceAccount',
};

/** The mapping around a place whose fields hovers explain, and the path below it; undefined where there is none. */
export function ownerOf(place: Place): Subject['security'] {
  const { api, root, path, types } = place;
  const [object] = types;
  if (!object) return undefined;
  for (let depth = path.length; depth >= root.length; depth -= 1) {
    const name = spotBelow(api, object, path.slice(root.length, depth))?.type?.name ?? '';
    const level = ownValue(OWNERS, name);
    if (level) return { level, path: path.slice(depth) };
  }
  return undefined;
}

/** Path of the pod's `spec` around a place. */
export function podSpecPath({ api, root, path, types }: Place): Path | undefined {
  const [object] = types;
  for (let depth = path.length; object && depth >= root.length; depth -= 1) {
    if (spotBelow(api, object, path.slice(root.length, depth))?.type?.name === 'V1PodSpec')
      return path.slice(0, depth);
  }
  return undefined;
}

const known: ReadonlySet<string> = new Set(
  securityFields.flatMap(({ level, path }) => {
    const steps = path.split('.');
    return steps.map((_, index) => `${level} ${steps.slice(0, index + 1).join('.')}`);
  }),
);

/** Whether a field, or one below it, has a bearing on security. */
export function isSecurity(security: Subject['security']): boolean {
  if (!security) return false;
  const steps = security.path.filter((step) => typeof step === 'string');
  return known.has(`${security.level} ${steps.join('.')}`);
}
