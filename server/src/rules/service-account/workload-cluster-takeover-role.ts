import { READ_VERBS } from '../../kube/apiResources.ts';
import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import type { Access } from '../../kube/rbac.ts';
import { apiUseInView } from '../lib/pod/apiClients.ts';
import { bindingAllows, bindingAllowsEverything, bindingsOf } from '../lib/rbac/bindings.ts';
import { accountOf, mountsToken } from '../lib/rbac/podIdentity.ts';
import { intoNamespace, namespacesOf } from '../lib/rbac/roleScope.ts';
import { defineRule } from '../rule.ts';

const SECRETS: Access = { targets: { '': ['secrets'] }, verbs: READ_VERBS };
const PODS: Access = { targets: { '': ['pods'] }, verbs: ['create', 'update', 'patch'] };

/**
 * A role that is bound in the own namespace only does not reach the cluster: what it allows is reported at the role. A program that
 * is known to work with the API was given its role on purpose, so it is told more softly.
 */
export const workloadClusterTakeoverRole = defineRule({
  id: 'workload-cluster-takeover-role',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'warning',
  crossResource: true,
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1078', 'ATT&CK T1552.007'],
  equivalents: { kubescape: ['C-0267'] },

  summary: 'A workload can take over the cluster: it may read all Secrets or create pods anywhere.',
  why: `
    The account of the pod has a role, bound for the whole cluster or in kube-system, that reads Secrets or creates
    pods. Tokens of stronger accounts are within reach then, so the workload is worth as much as an administrator.
  `,
  attack: `
    Whoever controls one container of the workload lists all Secrets, or starts a privileged pod on a node of the
    control plane, and takes the cluster from there.
  `,
  rollout: `
    Operators that look after all namespaces are built like that. Watch fewer namespaces where the program can be
    told to, bind the role there, and keep the workload out of reach: no Ingress, no shell, a namespace of its own.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#kubernetes-rbac-privilege-escalation-risks',
  messages: {
    secrets: ({ account, role }: { account: string; role: string }) =>
      `Whoever controls this workload can read every Secret: ServiceAccount "${account}" has the role "${role}".`,
    pods: ({ account, role }: { account: string; role: string }) =>
      `Whoever controls this workload can run pods anywhere: ServiceAccount "${account}" has the role "${role}".`,
  },

  *check(pod, context) {
    const account = accountOf(pod, context);
    if (!account || !mountsToken(pod, account, context)) return;
    const { facts } = context;
    const wide = bindingsOf(facts, account).filter(
      ({ kind, namespace }) => kind === 'ClusterRoleBinding' || namespace === 'kube-system',
    );
    for (const binding of wide) {
      if (bindingAllowsEverything(binding, facts)) continue;
      const secrets = bindingAllows(binding, facts, SECRETS);
      if (!secrets && !bindingAllows(binding, facts, PODS)) continue;
      const data = { account: account.name, role: binding.roleName };
      const milder = apiUseInView(pod, context) === undefined ? {} : ({ milder: true } as const);
      yield { message: secrets ? 'secrets' : 'pods', at: serviceAccountOf(pod).at, data, ...milder };
      return;
    }
  },

  fixes: ({ data: { role } }, pod, context) => {
    const account = accountOf(pod, context);
    const namespace = account?.namespace;
    if (!account || namespace === undefined) return [];
    const binding = bindingsOf(context.facts, account).find(
      ({ kind, roleName }) => kind === 'ClusterRoleBinding' && roleName === role,
    );
    if (!binding?.complete || namespacesOf(binding).some((other) => other !== namespace)) return [];
    return [
      {
        title: `Bind ${role} in the namespace ${namespace} only`,
        safety: 'unsafe',
        caution: `A program that looks after other namespaces too is refused there; delete the ClusterRoleBinding ${binding.name} by hand.`,
        operations: [],
        others: [
          {
            kind: binding.kind,
            name: binding.name,
            namespace: binding.namespace,
            operations: intoNamespace(binding, namespace),
          },
        ],
      },
    ];
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        namespace: shop
      spec:
        serviceAccountName: web
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: reader
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: reader
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [list]
    `,
    good: `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        namespace: shop
      spec:
        serviceAccountName: web
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: web
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: reader
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: reader
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [list]
    `,
  },
});
