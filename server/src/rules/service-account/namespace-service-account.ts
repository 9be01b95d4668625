import { factsNear, factsOf } from '../../kube/facts/facts.ts';
import { defineRule } from '../rule.ts';

export const namespaceServiceAccount = defineRule({
  id: 'namespace-service-account',
  visits: 'resource',
  category: 'service-account',
  kinds: ['Namespace'],
  severity: 'hint',
  optIn: true,
  crossResource: true,
  fix: null,
  risk: 2,
  standards: ['CIS 5.1.5'],
  equivalents: { kubescape: ['C-0189'] },

  summary: 'All workloads of a namespace share the ServiceAccount default.',
  why: `
    Without accounts of their own the programs of a namespace cannot be told apart, neither by a role binding nor in
    the audit log.
  `,
  attack: `
    What one of them is allowed all of them are allowed, so that the weakest of them decides.
  `,
  rollout: `
    Add a ServiceAccount for each workload that uses the API. Those that do not can stay with \`default\`, without a
    token.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  messages: {
    shared: ({ name, count }: { name: string; count: number }) =>
      `No ServiceAccount for namespace "${name}" in this workspace: its ${count} workloads share "default".`,
  },

  *check(namespace, { facts }) {
    const { name } = namespace;
    if (name === undefined) return;
    const workloads = factsOf(facts, 'workload').filter((workload) => workload.namespace === name);
    if (workloads.length < 2 || workloads.some(({ serviceAccount }) => serviceAccount !== 'default')) return;
    if (factsNear(facts, 'serviceAccount', { namespace: name }).some((account) => account.name !== 'default'))
      return;
    yield { message: 'shared', at: namespace.metadata.at('name'), data: { name, count: workloads.length } };
  },

  examples: {
    bad: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
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
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: cart
        namespace: shop
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
    `,
    good: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
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
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: cart
        namespace: shop
      spec:
        containers:
          - name: web
            image: registry.example.com/web:1.4.2
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: web
        namespace: shop
    `,
  },
});
