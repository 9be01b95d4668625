import type { Field } from '../../syntax/field.ts';
import { readLabels, readSelector, readTexts } from '../labels.ts';
import { type FactReader, optional } from './common.ts';
import type { PolicyRuleFact, RoleSubjectFact } from './fact.ts';

/** Reads a ServiceAccount. */
export const readServiceAccount: FactReader = ({ root }, common) => ({
  ...common,
  type: 'serviceAccount',
  ...optional('automount', root.at('automountServiceAccountToken').boolean),
  imagePullSecrets: root.at('imagePullSecrets').items.flatMap((item) => item.at('name').string ?? []),
});

/** Reads a Role or ClusterRole. */
export const readRole: FactReader = ({ root }, common) => {
  const list = root.at('rules');
  const rules = list.items.map(readPolicyRule);
  const selectors = root.at('aggregationRule', 'clusterRoleSelectors').items.map(readSelector);
  return {
    ...common,
    type: 'role',
    complete: common.complete && list.isCompleteList && [...rules, ...selectors].every((part) => part),
    rules: rules.flatMap((rule) => rule ?? []),
    aggregates: selectors.flatMap((selector) => selector ?? []),
  };
};

/** A rule of a role (rbac/v1 `PolicyRule`); undefined where anything in it is unknown. */
export function readPolicyRule(rule: Field): PolicyRuleFact | undefined {
  const apiGroups = readTexts(rule.at('apiGroups'));
  const resources = readTexts(rule.at('resources'));
  const resourceNames = readTexts(rule.at('resourceNames'));
  const nonResourceURLs = readTexts(rule.at('nonResourceURLs'));
  const verbs = readTexts(rule.at('verbs'));
  if (!apiGroups || !resources || !resourceNames || !nonResourceURLs || !verbs) return undefined;
  return { apiGroups, resources, resourceNames, nonResourceURLs, verbs };
}

/** Reads a RoleBinding or ClusterRoleBinding. */
export const readRoleBinding: FactReader = ({ root }, common) => {
  const roleName = root.at('roleRef', 'name').string;
  if (roleName === undefined) return undefined;
  const subjects = root.at('subjects').items.flatMap((subject): RoleSubjectFact[] => {
    const kind = subject.at('kind').string;
    const name = subject.at('name').string;
    if (kind === undefined || name === undefined) return [];
    return [{ kind, name, ...optional('namespace', subject.at('namespace').string) }];
  });
  return {
    ...common,
    type: 'roleBinding',
    complete: common.complete && subjects.length === root.at('subjects').items.length,
    roleKind: root.at('roleRef', 'kind').string ?? 'ClusterRole',
    roleName,
    subjects,
  };
};

/** Reads a Namespace. */
export const readNamespace: FactReader = ({ metadata }, common) => ({
  ...common,
  type: 'namespace',
  ...optional('annotations', readLabels(metadata.at('annotations'))),
});

/** Reads the defaults that a LimitRange gives to containers. A default limit is a default request too (core/v1). */
export const readLimitRange: FactReader = ({ root }, common) => {
  const limits = root.at('spec', 'limits').items.filter((item) => item.at('type').is('Container'));
  const keys = (name: string): string[] =>
    limits.flatMap((item) => item.at(name).entries.map(({ key }) => key));
  const defaultLimits = keys('default');
  return {
    ...common,
    type: 'limitRange',
    defaultLimits,
    defaultRequests: [...new Set([...keys('defaultRequest'), ...defaultLimits])],
  };
};

/** Reads what a ResourceQuota limits. */
export const readResourceQuota: FactReader = ({ root }, common) => ({
  ...common,
  type: 'resourceQuota',
  hard: root.at('spec', 'hard').entries.map(({ key }) => key),
});
