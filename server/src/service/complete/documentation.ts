import { findSecurityField } from '../../kube/securityFields.ts';
import type { Subject } from './proposal.ts';

/** Markdown about a field: what it protects from. Undefined where nothing is known. */
export function documentationOf({ security }: Subject): string | undefined {
  const known = security && findSecurityField(security.level, security.path);
  if (!known) return undefined;
  return `${known.summary}\n\nDefault: ${known.default}\n\n[Kubernetes documentation](${known.docs})`;
}
