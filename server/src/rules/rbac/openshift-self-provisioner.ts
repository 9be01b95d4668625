import { subjectsText } from '../lib/rbac/bindingText.ts';
import { titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

export const openshiftSelfProvisioner = defineRule({
  id: 'openshift-self-provisioner',
  visits: 'resource',
  category: 'rbac',
  kinds: ['ClusterRoleBinding'],
  severity: 'warning',
  optIn: true,
  fix: null,
  risk: 3,
  standards: [],
  equivalents: { kyverno: ['disallow-self-provisioner-binding'] },

  summary: 'A binding lets users create projects by themselves.',
  why: `
    On OpenShift, \`self-provisioner\` allows making projects and being their administrator. Projects that nobody
    planned have no quota, no NetworkPolicy and no owner who looks after them.
  `,
  attack: `
    With a stolen login of any user the attacker makes a project of his own, where nobody looks, and lets miners run
    in it.
  `,
  rollout: `
    Users then ask for projects; give the right to those who hand them out.
  `,
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.16/html/building_applications/projects',
  messages: {
    bound: ({ binding, who }: { binding: string; who: string }) => `${binding} lets ${who} create projects.`,
  },

  *check(binding) {
    const at = binding.root.at('roleRef', 'name');
    if (at.is('self-provisioner'))
      yield { message: 'bound', at, data: { binding: titleOf(binding), who: subjectsText(binding) } };
  },

  examples: {
    bad: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: self-provisioner
      subjects:
        - kind: Group
          name: system:authenticated:oauth
          apiGroup: rbac.authorization.k8s.io
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: view
      subjects:
        - kind: Group
          name: developers
          apiGroup: rbac.authorization.k8s.io
    `,
  },
});
