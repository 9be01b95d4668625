import { subjectsOf } from '../../../kube/rbac.ts';
import type { Resource } from '../../../kube/resource.ts';
import type { Field } from '../../../syntax/field.ts';
import { listed, type Outline, outline, settings } from '../outline.ts';

/** The rules of a Role or ClusterRole, in short words: `get, list pods`. */
export function roleParts({ root }: Resource): Outline[] {
  const rules = root.at('rules').items.flatMap((rule) => {
    const targets = [...textsOf(rule.at('resources')), ...textsOf(rule.at('nonResourceURLs'))];
    return outline(rule, {
      name: `${listed(textsOf(rule.at('verbs')), 8)} ${listed(targets)}`.trim() || 'rule',
      detail: listed(textsOf(rule.at('apiGroups')).filter((group) => group !== '')),
      shape: 'rule',
    });
  });
  return [...rules, ...settings(root, 1, ['metadata', 'rules'])];
}

const textsOf = (list: Field): string[] => list.items.flatMap((item) => item.string ?? []);

/** The role that a binding gives, and to whom. */
export function bindingParts(binding: Resource): Outline[] {
  const role = binding.root.at('roleRef');
  const subjects = subjectsOf(binding).flatMap(({ root, kind, name, namespace }) =>
    outline(root, {
      name: `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
      detail: 'subject',
      shape: 'subject',
    }),
  );
  return [
    ...outline(role, {
      name: `${role.at('kind').string ?? 'role'} ${role.at('name').string ?? ''}`.trimEnd(),
      detail: 'roleRef',
      shape: 'access',
    }),
    ...subjects,
  ];
}
