import { matchesName } from '../../base/glob.ts';
import type { Config } from '../../config/config.ts';
import { type Exemption, isExpired } from '../../config/exemption.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Finding } from '../finding.ts';

/** The exemption of the configuration that covers a finding, or undefined. */
export function exemptionFor(finding: Finding, { exemptions, today }: Config): Exemption | undefined {
  return exemptions.find(
    (exemption) => !isExpired(exemption.until, today) && isMeant(exemption, finding.rule, finding.resource),
  );
}

/** What is not known of an object fits nothing that is asked of it. */
function isMeant(exemption: Exemption, rule: string, resource: Resource | undefined): boolean {
  const { rules, kind, name, namespace, labels } = exemption;
  if (!rules.includes(rule) && !rules.includes('*')) return false;
  if (kind !== undefined && resource?.kind !== kind) return false;
  if (name !== undefined && !fits(name, resource?.name)) return false;
  if (namespace !== undefined && !fits(namespace, resource && namespaceOf(resource))) return false;
  const asked = Object.entries(labels ?? {});
  return asked.every(([key, glob]) => fits(glob, resource?.metadata.at('labels', key).string));
}

function fits(glob: string, text: string | undefined): boolean {
  return text !== undefined && matchesName(glob, text);
}

function namespaceOf({ metadata }: Resource): string | undefined {
  const field = metadata.at('namespace');
  return field.isAbsent ? 'default' : field.string;
}
