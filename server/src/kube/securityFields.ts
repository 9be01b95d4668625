import { confinementFields } from './fields/confinement.ts';
import { hostAccessFields } from './fields/hostAccess.ts';
import { identityFields } from './fields/identity.ts';
import { privilegeFields } from './fields/privilege.ts';
import type { SecurityField } from './fields/securityField.ts';
import { serviceAccountFields } from './fields/serviceAccount.ts';
import { storageFields } from './fields/storage.ts';
import { workloadFields } from './fields/workload.ts';

export type { SecurityField } from './fields/securityField.ts';

/** Every field that a hover explains. */
export const securityFields: readonly SecurityField[] = [
  ...identityFields,
  ...privilegeFields,
  ...confinementFields,
  ...hostAccessFields,
  ...storageFields,
  ...serviceAccountFields,
  ...workloadFields,
];

function key(level: string, path: string): string {
  return `${level} ${path}`;
}

const byKey: ReadonlyMap<string, SecurityField> = new Map(
  securityFields.map((field) => [key(field.level, field.path), field]),
);

/**
 * What is known about the field at `path` below a pod spec, container, volume, pod template metadata or ServiceAccount.
 *
 * `path` may be dotted, or a list of keys where a key holds dots itself, as annotations do; places in lists (`env.0.value`) are
 * skipped. Undefined where the field has no bearing on security.
 */
export function findSecurityField(
  level: SecurityField['level'],
  path: string | readonly (string | number)[],
): SecurityField | undefined {
  const keys = typeof path === 'string' ? path.split('.') : path.map(String);
  const plain = keys.filter((part) => !/^\d+$/.test(part)).join('.');
  return byKey.get(key(level, plain)) ?? byKey.get(key(level, plain.replace(/\/[^/]*$/, '/*')));
}
