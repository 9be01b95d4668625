import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, listMend, missing, unless, wrong } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

/** Also the default of the flag: pkg/kubeapiserver/options/authorization.go of kubernetes/kubernetes. */
const notAlwaysAllow: FlagDemand = (component) => {
  const given = flagOf(component, 'authorization-mode');
  if (given.state === 'absent') return missing(component, given.name, { text: 'Node,RBAC' });
  if (!given.items?.includes('AlwaysAllow')) return undefined;
  const rest = given.items.filter((mode) => mode !== 'AlwaysAllow');
  const modes = [...new Set([...rest, 'Node', 'RBAC'])];
  return {
    ...wrong(component, given),
    ...listMend(component, given, modes, `Set --authorization-mode=${modes.join(',')}`),
  };
};

export const apiserverAuthorizationAlwaysAllow = flagRule({
  id: 'apiserver-authorization-always-allow',
  component: 'kube-apiserver',
  severity: 'error',
  risk: 7,
  standards: ['CIS 1.2.6', 'ATT&CK T1098'],
  equivalents: {
    checkov: ['CKV_K8S_74'],
    trivy: ['KCV-0007'],
    kubescape: ['C-0118'],
  },
  supersedes: ['apiserver-authorization-node', 'apiserver-authorization-rbac'],

  demand: unless(['authorization-config'], notAlwaysAllow),
  because: 'every user may do everything',
  caution: 'Users and programs without roles of their own lose their rights.',

  summary: 'The API server authorizes every request.',
  why: `
    With AlwaysAllow, which is also what holds when no mode is given, the API server asks nobody: each user, each
    ServiceAccount token and each anonymous request has the rights of an administrator. A single AlwaysAllow in the list
    makes the other modes meaningless.
  `,
  attack: `
    The token of any pod reads all Secrets and starts a privileged pod on any node. There is nothing left to escalate
    to.
  `,
  rollout: `
    Everything that works only because nobody asks stops working. Bind the users to roles first, and watch the audit log
    for \`"decision":"forbid"\` afterwards.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/authorization/#authorization-modules',
  examples: {
    bad: ['--authorization-mode=AlwaysAllow'],
    good: ['--authorization-mode=Node,RBAC'],
  },
});
