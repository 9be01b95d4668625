import { defineRule } from '../rule.ts';

export const sccPrivileged = defineRule({
  id: 'scc-privileged',
  visits: 'resource',
  category: 'admission',
  kinds: ['SecurityContextConstraints'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1610', 'ATT&CK T1611'],
  equivalents: {
    'kube-linter': ['scc-deny-privileged-container'],
  },

  summary: 'A SecurityContextConstraints of OpenShift allows privileged containers.',
  why: `
    Every user, group and ServiceAccount that may use this object may start privileged containers, and through them
    has the node: its disk, its devices and the credentials of its kubelet.
  `,
  attack: `
    The attacker takes over an account that was given these constraints for a single application, and starts a
    privileged pod of their own with it.
  `,
  rollout: `
    Privileged pods that were admitted by it are refused at their next start. Storage and network drivers need it:
    keep constraints of their own for their ServiceAccounts.
  `,
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/authentication_and_authorization/managing-pod-security-policies',
  messages: {
    allowed: ({ constraints }: { constraints: string }) =>
      `SecurityContextConstraints "${constraints}" allow privileged containers: whoever may use them controls nodes.`,
  },

  *check({ root, name = '' }) {
    const at = root.at('allowPrivilegedContainer');
    if (at.is(true)) yield { message: 'allowed', at, data: { constraints: name } };
  },

  fixes: ({ at }) => [
    {
      title: 'Set allowPrivilegedContainer to false',
      safety: 'unsafe',
      caution: 'Privileged pods that these constraints admit are refused from their next start.',
      operations: [{ kind: 'set', path: at.path, value: false }],
    },
  ],

  examples: {
    bad: `
      apiVersion: security.openshift.io/v1
      kind: SecurityContextConstraints
      metadata:
        name: agents
      allowPrivilegedContainer: true
    `,
    good: `
      apiVersion: security.openshift.io/v1
      kind: SecurityContextConstraints
      metadata:
        name: agents
      allowPrivilegedContainer: false
    `,
  },
});
