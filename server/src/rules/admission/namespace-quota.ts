import { factsNear } from '../../kube/facts/facts.ts';
import { isSystemNamespace, workloadsIn } from '../lib/metadata/podSecurityLabels.ts';
import { limitRangeFor, quotaFor } from '../lib/resources/namespaceDefaults.ts';
import { defineRule } from '../rule.ts';

/** Only speaks where workloads of the namespace are in view too: a quota may stand in another repository than its Namespace. */
export const namespaceQuota = defineRule({
  id: 'namespace-quota',
  visits: 'resource',
  category: 'namespace',
  kinds: ['Namespace'],
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  crossResource: true,
  standards: ['ATT&CK T1496', 'ATT&CK T1499'],
  equivalents: {
    kyverno: ['namespace-inventory-check'],
  },

  summary: 'A Namespace has no ResourceQuota in the workspace.',
  why: `
    All namespaces share the nodes. Without a quota one of them, by an endless autoscaler or a mistyped number of replicas,
    takes what the others need.
  `,
  attack: `
    With the right to create pods in one namespace the attacker starts as many miners as the cluster has room for, and the
    bill or the outage is that of everybody.
  `,
  rollout: `
    With a quota for CPU and memory every container must say its requests and limits; the LimitRange that comes with the fix
    gives defaults to those that do not.
  `,
  docs: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  messages: {
    missing: ({ namespace }: { namespace: string }) =>
      `Namespace "${namespace}" has workloads, but no ResourceQuota in this workspace.`,
  },

  *check({ name, metadata }, { facts }) {
    if (name === undefined || isSystemNamespace(name)) return;
    if (factsNear(facts, 'resourceQuota', { namespace: name }).length > 0) return;
    if (workloadsIn(facts, name).length === 0) return;
    yield { message: 'missing', at: metadata.at('name'), data: { namespace: name } };
  },

  fixes: ({ data: { namespace } }, _resource, { config, facts }) => {
    const hasRange = factsNear(facts, 'limitRange', { namespace }).length > 0;
    return [
      {
        title: hasRange ? 'Add a ResourceQuota' : 'Add a ResourceQuota and a LimitRange',
        safety: 'unsafe',
        caution:
          'Review the values: what is above them is refused, and pods get the defaults at their next start.',
        operations: [],
        adds: [quotaFor(namespace, config), ...(hasRange ? [] : [limitRangeFor(namespace, config)])],
      },
    ];
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
    `,
    good: `
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata:
        name: shop
        namespace: shop
      spec:
        hard:
          limits.memory: 16Gi
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
  },
});
