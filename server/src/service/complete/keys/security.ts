import type { Path } from '../../../base/path.ts';
import { type SecurityField, securityFields } from '../../../kube/securityFields.ts';
import type { Subject } from '../proposal.ts';
import type { Level } from '../shape.ts';

/** Which mappings have documented fields. */
const OWNERS: Readonly<Record<string, SecurityField['level']>> = {
  V1PodSpec: 'pod',
  V1Container: 'container',
  V1EphemeralContainer: 'container',
  V1Volume: 'volume',
  V1ServiceAccount: 'serviceAccount',
};

/** Where the fields that hovers explain describe what is at a path below an object; undefined where none of them does. */
export function securityOf(levels: readonly Level[], path: Path): Subject['security'] {
  const owner = levels.findLast(({ type }) => Object.hasOwn(OWNERS, type.name));
  const level = owner && OWNERS[owner.type.name];
  return level && { level, path: path.slice(owner.depth) };
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
