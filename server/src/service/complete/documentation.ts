import { findSecurityField } from '../../kube/securityFields.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import type { Descriptions } from '../../schema/descriptions.ts';
import type { Api } from '../../schema/type.ts';
import { describeField } from '../hover/field.ts';
import { describeSchemaField } from '../hover/schemaField.ts';
import type { Subject } from './proposal.ts';

/** Markdown about a field, as hovers say it: what it protects from, else what the API says. Undefined where nothing is known. */
export function documentationOf(
  { type: name, field: key, security }: Subject,
  api: Api,
  version: KubernetesVersion,
  descriptions: Descriptions,
): string | undefined {
  const known = security && findSecurityField(security.level, security.path);
  if (known) return describeField(known, undefined, undefined);
  const type = api.type(name);
  const field = type?.fields.get(key);
  return type && field && describeSchemaField({ api, type, field, descriptions, version });
}
