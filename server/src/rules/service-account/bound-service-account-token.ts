import { apiUseInView } from '../lib/pod/apiClients.ts';
import { bindingsOf, groupBindingsOf } from '../lib/rbac/bindings.ts';
import { accountOf, mountsToken, withoutToken } from '../lib/rbac/podIdentity.ts';
import { defineRule } from '../rule.ts';

export const boundServiceAccountToken = defineRule({
  id: 'bound-service-account-token',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'warning',
  crossResource: true,
  supersedes: ['automount-service-account-token'],
  fix: 'unsafe',
  risk: 5,
  standards: ['CIS 5.1.6', 'ATT&CK T1552.007'],
  equivalents: { kubescape: ['C-0261'] },

  summary: 'A pod that does not look like an API client gets a token with rights.',
  why: `
    The token in the pod is not an empty one: a binding gives its account a role. Neither the image nor the
    arguments of the pod look like a program that uses the Kubernetes API, so the rights are only of use to somebody
    who breaks in.
  `,
  attack: `
    The attacker reads the token from its well-known path and does what the role allows, in the name of the
    application.
  `,
  rollout: `
    A program that does use the API stops working without the token. Look into its documentation or its log, or ask
    the audit log for requests of the account.
  `,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  messages: {
    bound: ({ account, role }: { account: string; role: string }) =>
      `The token in these containers has rights: role "${role}" is bound to ServiceAccount "${account}".`,
    everybody: ({ role }: { account: string; role: string }) =>
      `The token in these containers has rights: role "${role}" is bound to a group of all accounts.`,
  },

  *check(pod, context) {
    const account = accountOf(pod, context);
    if (!account || !mountsToken(pod, account, context)) return;
    const { facts } = context;
    const [own] = bindingsOf(facts, account);
    const binding = own ?? groupBindingsOf(facts, account)[0];
    if (!binding || apiUseInView(pod, context) !== undefined) return;
    const at = pod.at('automountServiceAccountToken');
    const data = { account: account.name, role: binding.roleName };
    // The mistake is the binding then, one for all pods.
    yield own ? { message: 'bound', at, data } : { message: 'everybody', at, data, milder: true };
  },

  fixes: (_finding, pod) => [
    withoutToken(pod, 'If the program uses the Kubernetes API after all, it can no longer log in there.'),
  ],

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
      kind: RoleBinding
      metadata:
        name: web
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: reader
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
        automountServiceAccountToken: false
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
        kind: Role
        name: reader
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
    `,
  },
});
