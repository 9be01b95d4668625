import { resourcesOf } from '../../../kube/resource.ts';
import type { ValuePlace, ValueProposal } from '../place.ts';
import type { ValueTable } from './pattern.ts';
import { secure, usual } from './propose.ts';
import { chosen, resources, ruleGroups } from './rbacRules.ts';

/** To look at more than is needed opens no door: what admission asks about is never discouraged. */
const plain =
  (propose: (place: ValuePlace) => readonly ValueProposal[]) =>
  (place: ValuePlace): readonly ValueProposal[] =>
    propose(place).map(({ value, detail, rank }) =>
      rank === 'secure' ? secure(value, detail) : usual(value, detail),
    );

/** The versions of the groups of the rule, and all. */
function versions(place: ValuePlace): readonly ValueProposal[] {
  if (place.others.has('*')) return [];
  const groups = chosen(place, 'apiGroups');
  const own = place.api.kinds.flatMap(({ apiVersion }) => {
    const slash = apiVersion.indexOf('/');
    const group = apiVersion.slice(0, Math.max(slash, 0));
    return groups.includes(group) ? [usual(apiVersion.slice(slash + 1), group === '' ? 'core' : group)] : [];
  });
  return [...(own.length === 0 ? [usual('v1')] : own), usual('*', 'every version')];
}

const SCOPES = [
  usual('*', 'default'),
  usual('Namespaced', 'objects in namespaces'),
  usual('Cluster', 'objects of the cluster'),
];

const rulesAt = (path: string): ValueTable => ({
  [`${path}.apiGroups`]: plain(ruleGroups),
  [`${path}.apiVersions`]: versions,
  [`${path}.resources`]: plain(resources),
  [`${path}.scope`]: SCOPES,
});

/** The policies of the file: a binding mostly stands below its policy. */
function policyNames(place: ValuePlace): readonly ValueProposal[] {
  const kind = place.kind?.replace(/Binding$/, '');
  return place.snapshot.file.sections.flatMap(({ section }) =>
    resourcesOf(section).flatMap((one) =>
      one.kind === kind && one.name !== undefined ? [secure(one.name, `${kind} in this file`)] : [],
    ),
  );
}

/** https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
const REASONS: readonly ValueProposal[] = [
  usual('Invalid', 'default: code 422'),
  usual('Forbidden', 'code 403'),
  usual('Unauthorized', 'code 401'),
  usual('RequestEntityTooLarge', 'code 413'),
];

/** Which requests policies and webhooks of admission look at. */
export const admissionRuleValues: ValueTable = {
  ...rulesAt('webhooks.rules'),
  ...rulesAt('resourceRules'),
  ...rulesAt('excludeResourceRules'),
  'ValidatingAdmissionPolicyBinding|MutatingAdmissionPolicyBinding spec.policyName': policyNames,
  'ValidatingAdmissionPolicy spec.validations.reason': REASONS,
};
