import { isKind } from '../../../kube/kinds.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';

/** The configuration of an admission plugin that is embedded in an AdmissionConfiguration. */
export function embeddedConfigurations({ root }: Resource, plugin: string): Field[] {
  return root
    .at('plugins')
    .items.filter((item) => item.at('name').is(plugin))
    .map((item) => item.at('configuration'))
    .filter(({ node }) => node?.kind === 'map');
}

/** The configurations of Pod Security in a resource: a document of its own, or part of an AdmissionConfiguration. */
export function podSecurityConfigurations(resource: Resource): Field[] {
  return isKind(resource, 'PodSecurityConfiguration')
    ? [resource.root]
    : embeddedConfigurations(resource, 'PodSecurity');
}
