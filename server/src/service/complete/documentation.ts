import { findSecurityField } from '../../kube/securityFields.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Subject } from './proposal.ts';

/** What the API itself says of a field, where it is known. */
export type DescribeField = (type: string, field: string, version: KubernetesVersion) => string | undefined;

/** Markdown about a field: what it protects from, and what the API says. Undefined where nothing is known. */
export function documentationOf(
  { type, field, security }: Subject,
  version: KubernetesVersion,
  describe: DescribeField,
): string | undefined {
  const known = security && findSecurityField(security.level, security.path);
  const parts = [
    ...(known ? [`${known.summary}\n\nDefault: ${known.default}`] : []),
    describe(type, field, version) ?? [],
    ...(known ? [`[Kubernetes documentation](${known.docs})`] : []),
  ].flat();
  return parts.length === 0 ? undefined : parts.join('\n\n');
}
