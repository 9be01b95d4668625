import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import { apiUseInView } from '../lib/pod/apiClients.ts';
import { bindingAllowsEverything, bindingsOf } from '../lib/rbac/bindings.ts';
import { accountOf, mountsToken, withoutToken } from '../lib/rbac/podIdentity.ts';
import { defineRule } from '../rule.ts';

/**
 * The role and its binding are errors where they stand. The workload is a third one where nothing in it looks like a program that
 * uses the API; one that does was given the role on purpose, and here it is only said what follows for the workload.
 */
export const workloadAdministrativeRole = defineRule({
  id: 'workload-administrative-role',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'error',
  crossResource: true,
  supersedes: ['workload-cluster-takeover-role', 'default-service-account'],
  fix: 'unsafe',
  risk: 6,
  standards: ['ATT&CK T1078', 'ATT&CK T1552.007'],
  equivalents: { kubescape: ['C-0272'] },

  summary: 'A workload runs with a role that allows everything.',
  why: `
    The account of the pod is bound to \`cluster-admin\`, or to a role with a star for groups, resources and verbs.
    A flaw in the program, in one of its libraries or in its image is then a flaw of the whole cluster.
  `,
  attack: `
    The attacker makes the program read a file, gets the token, and is administrator from his own machine.
  `,
  rollout: `
    Write a role with what the program uses: the audit log lists the requests of its account. Deployment tools can
    be limited to the namespaces and kinds that they deploy.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  messages: {
    cluster: ({ account, role }: { account: string; role: string }) =>
      `Whoever controls this workload controls the cluster: ServiceAccount "${account}" has the role "${role}".`,
    namespace: ({ account, role }: { account: string; role: string }) =>
      `Whoever controls this workload controls its namespace: ServiceAccount "${account}" has the role "${role}".`,
  },

  *check(pod, context) {
    const account = accountOf(pod, context);
    if (!account || !mountsToken(pod, account, context)) return;
    const everything = bindingsOf(context.facts, account).filter((binding) =>
      bindingAllowsEverything(binding, context.facts),
    );
    const wide = everything.find(
      ({ kind, namespace }) => kind === 'ClusterRoleBinding' || namespace === 'kube-system',
    );
    const binding = wide ?? everything[0];
    if (!binding) return;
    const at = serviceAccountOf(pod).at;
    const data = { account: account.name, role: binding.roleName };
    const isClient = apiUseInView(pod, context) !== undefined;
    if (!wide) yield { message: 'namespace', at, data, severity: isClient ? 'info' : 'warning' };
    else
      yield isClient ? { message: 'cluster', at, data, severity: 'info' } : { message: 'cluster', at, data };
  },

  fixes: (_finding, pod, context) =>
    apiUseInView(pod, context) === undefined
      ? [
          withoutToken(
            pod,
            'If the program uses the Kubernetes API after all, it can no longer log in there.',
          ),
        ]
      : [],

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
        name: cluster-admin
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
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
          resources: [pods]
          verbs: [list]
    `,
  },
});
