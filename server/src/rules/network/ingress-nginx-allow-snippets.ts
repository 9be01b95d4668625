import { defineRule } from '../rule.ts';

export const ingressNginxAllowSnippets = defineRule({
  id: 'ingress-nginx-allow-snippets',
  visits: 'resource',
  category: 'network',
  kinds: ['ConfigMap'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1552.007'],
  equivalents: { kyverno: ['disallow-ingress-nginx-custom-snippets'] },

  summary: 'The configuration of ingress-nginx allows snippet annotations.',
  why: `
    With this setting every Ingress of the cluster may put text into the controller's nginx.conf. Whoever may write an Ingress in one
    namespace can then read the Secrets of all of them (CVE-2021-25742). The default has been off since version 1.9.
  `,
  attack: `
    The attacker needs nothing but the right to create an Ingress: a snippet lets the controller hand out its ServiceAccount token.
  `,
  rollout: `
    Ingresses with snippet annotations are refused when they are changed, and lose what the snippet did. Search for
    \`snippet\` in the annotations of all Ingresses first.
  `,
  docs: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations',
  messages: {
    allowed: (_data: object) =>
      'Every Ingress may put text into nginx.conf, and so read the Secrets of all namespaces (CVE-2021-25742).',
  },

  *check({ root }) {
    const at = root.at('data', 'allow-snippet-annotations');
    if (at.string !== undefined ? at.string !== 'false' : at.is(true))
      yield { message: 'allowed', at, data: {} };
  },

  fixes: ({ at }) => [
    {
      title: 'Set allow-snippet-annotations to "false"',
      safety: 'unsafe',
      caution: 'Ingresses that use snippets lose what these do.',
      operations: [{ kind: 'set', path: at.path, value: 'false' }],
    },
  ],

  examples: {
    bad: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ingress-nginx-controller
      data:
        allow-snippet-annotations: "true"
    `,
    good: `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ingress-nginx-controller
      data:
        allow-snippet-annotations: "false"
    `,
  },
});
