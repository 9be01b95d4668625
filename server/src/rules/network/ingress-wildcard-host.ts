import { defineRule } from '../rule.ts';

export const ingressWildcardHost = defineRule({
  id: 'ingress-wildcard-host',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'info',
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['restrict-ingress-wildcard'] },

  summary: 'A rule of an Ingress is for a wildcard host.',
  why: `
    A wildcard takes every name below a domain, also names that nobody has created yet or that another team gives up. Cookies that
    are meant for one name then reach this application.
  `,
  attack: `
    The attacker uses a name of the trusted domain that was never meant to exist, for phishing or to collect cookies, if the
    application behind the wildcard answers it.
  `,
  rollout:
    'Names that are not listed get a 404. Applications with a name for each customer need the wildcard.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards',
  messages: {
    wildcard: ({ name, host }: { name: string; host: string }) =>
      `Ingress "${name}" takes every name that matches ${host}, also ones that are not meant for it.`,
  },

  *check({ root, name = '' }) {
    for (const rule of root.at('spec', 'rules').items) {
      const at = rule.at('host');
      const host = at.string;
      if (host?.includes('*')) yield { message: 'wildcard', at, data: { name, host } };
    }
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        rules:
          - host: "*.example.com"
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        rules:
          - host: web.example.com
    `,
  },
});
