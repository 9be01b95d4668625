import { type Access, isBootstrapObject, subjectsOf } from '../../kube/rbac.ts';
import { bindingAllows, everyRuleOf } from '../lib/rbac/bindings.ts';
import { factOfBinding } from '../lib/rbac/bindingText.ts';
import { BINDING_KINDS, titleOf } from '../lib/rbac/rbacGrants.ts';
import { defineRule } from '../rule.ts';

const ACCESS: Access = { targets: { '': ['services/status'] }, verbs: ['update', 'patch'] };

/** A role with `*` for resources is what the rules about wildcards speak of. */
export const rbacServiceStatus = defineRule({
  id: 'rbac-service-status',
  visits: 'resource',
  category: 'rbac',
  kinds: BINDING_KINDS,
  severity: 'warning',
  crossResource: true,
  fix: null,
  risk: 4,
  standards: ['ATT&CK T1557'],
  equivalents: { checkov: ['CKV2_K8S_4'] },

  summary: 'A program can set the status of Services.',
  why: `
    The status of a Service holds the addresses of its load balancer, and the nodes route those addresses to the
    Service. Who may write it can take over any address, inside or outside the cluster (CVE-2020-8554).
  `,
  attack: `
    The attacker writes the address of an external API into the status of a Service of his own; from then on the
    requests of all pods to that API end at his pod.
  `,
  rollout: `
    Load balancer controllers (MetalLB, cloud providers, kube-vip) need it. Nobody else sets addresses.
  `,
  docs: 'https://github.com/kubernetes/kubernetes/issues/97076',
  messages: {
    bound: ({ binding, who }: { binding: string; who: string }) =>
      `${binding} lets ${who} take over addresses of others: its role writes services/status.`,
  },

  *check(binding, context) {
    if (isBootstrapObject(binding)) return;
    const program = subjectsOf(binding).find(({ kind }) => kind === 'ServiceAccount' || kind === 'Node');
    const fact = program && factOfBinding(binding, context);
    if (!fact || !bindingAllows(fact, context.facts, ACCESS)) return;
    const byWildcard = !everyRuleOf(fact, context.facts, ({ resources }) => !resources.includes('*'));
    if (byWildcard) return;
    const who = `${program.kind} "${program.name}"`;
    yield {
      message: 'bound',
      at: binding.root.at('roleRef', 'name'),
      data: { binding: titleOf(binding), who },
    };
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
        name: balancer
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: balancer
      rules:
        - apiGroups: [""]
          resources: [services/status]
          verbs: [patch]
    `,
    good: `
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata:
        name: web
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: balancer
      subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: balancer
      rules:
        - apiGroups: [""]
          resources: [services]
          verbs: [get, list]
    `,
  },
});
