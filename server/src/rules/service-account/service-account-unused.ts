import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { bindingsOf } from '../lib/rbac/bindings.ts';
import { defineRule } from '../rule.ts';

/** Custom resources whose operator may make pods keep it silent: nobody here sees which account those run as. */
export const serviceAccountUnused = defineRule({
  id: 'service-account-unused',
  visits: 'resource',
  category: 'service-account',
  kinds: ['ServiceAccount'],
  severity: 'info',
  crossResource: true,
  fix: null,
  risk: 2,
  standards: ['CIS 5.1.5', 'ATT&CK T1098'],
  equivalents: {},

  summary: 'A ServiceAccount has roles, but no workload of the workspace uses it.',
  why: `
    An account that is left over from a workload keeps its rights. Nobody notices when it is used, for nobody
    expects it to be.
  `,
  attack: `
    Whoever may create pods in the namespace picks the account with the best role; one that belongs to nothing is
    not missed by anyone.
  `,
  rollout: `
    Look whether something outside uses it: CI jobs, a login from another cluster, a pod that an operator makes.
    Remove the bindings first, and the account a while later.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review',
  messages: {
    unused: ({ name, role }: { name: string; role: string }) =>
      `ServiceAccount "${name}" has the role "${role}", but no workload in this workspace uses it.`,
  },

  *check(account, { facts, file }) {
    const { name, namespace, metadata } = account;
    if (name === undefined || name === 'default' || metadata.at('namespace').isUnknown) return;
    const [binding] = bindingsOf(facts, { name, namespace, file });
    if (!binding) return;
    const workloads = factsNear(facts, 'workload', { namespace });
    const place = { namespace, file };
    if (!workloads.some((workload) => workload.complete && surelySeeEachOther(place, workload))) return;
    const may = workloads.some(
      ({ serviceAccount }) => serviceAccount === undefined || serviceAccount === name,
    );
    if (may) return;
    if (factsNear(facts, 'custom', { namespace }).length > 0) return;
    const uses = factsNear(facts, 'accountUse', { namespace });
    if (uses.some(({ accounts }) => accounts.includes(name))) return;
    yield { message: 'unused', at: metadata.at('name'), data: { name, role: binding.roleName } };
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: old
        namespace: shop
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
          name: old
          namespace: shop
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        namespace: shop
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
    `,
    good: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: web
        namespace: shop
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
      ---
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
    `,
  },
});
