import { factsNear, surelySeeEachOther } from '../../kube/facts/facts.ts';
import { serviceAccountOf } from '../../kube/podServiceAccount.ts';
import { newServiceAccount } from '../lib/rbac/podIdentity.ts';
import { defineRule } from '../rule.ts';

export const nonExistentServiceAccount = defineRule({
  id: 'non-existent-service-account',
  visits: 'pod',
  category: 'service-account',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  crossResource: true,
  fix: 'unsafe',
  risk: 2,
  standards: [],
  equivalents: { 'kube-linter': ['non-existent-service-account'], kubescape: ['C-0307'] },

  summary: 'A pod names a ServiceAccount that is not in the workspace.',
  why: `
    Pods whose ServiceAccount does not exist are not created: the Deployment waits, and only the events of its
    ReplicaSet say why.
  `,
  attack: `
    Whoever may create ServiceAccounts in the namespace can create the missing one, with rights of his choice, and
    the pods run with it.
  `,
  rollout: `
    Look first whether the account is created elsewhere: by an operator, a Helm chart or another repository.
  `,
  docs: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  messages: {
    missing: ({ name }: { name: string }) => `ServiceAccount "${name}" was not found in this workspace.`,
  },

  *check(pod, { facts, file }) {
    const { at, name } = serviceAccountOf(pod);
    if (name === undefined || name === 'default') return;
    const { namespace } = pod.resource;
    if (pod.resource.metadata.at('namespace').isUnknown) return;
    const near = factsNear(facts, 'serviceAccount', { namespace });
    const beside = near.filter((account) => surelySeeEachOther(account, { namespace, file }));
    if (beside.length === 0 || near.some((account) => account.name === name || account.name === '')) return;
    yield { message: 'missing', at, data: { name } };
  },

  fixes: ({ data: { name } }, pod) => [
    {
      title: `Add the ServiceAccount ${name}`,
      safety: 'unsafe',
      caution: 'It has no rights until a binding names it; it may also be created elsewhere.',
      operations: [],
      adds: [newServiceAccount(name, pod.resource.namespace)],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: cart
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
    good: `
      apiVersion: v1
      kind: ServiceAccount
      metadata:
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
