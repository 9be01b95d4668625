import { defineRule } from '../rule.ts';

export const ingressDefaultBackend = defineRule({
  id: 'ingress-default-backend',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'info',
  optIn: true,
  fix: 'unsafe',
  risk: 5,
  standards: [],
  equivalents: { kyverno: ['restrict-ingress-defaultbackend'] },

  summary: 'An Ingress has a default backend.',
  why: `
    The default backend gets every request that no rule of any Ingress matches, for every host. On a controller that several teams
    share it answers in the name of others.
  `,
  attack:
    'Whoever sets a default backend collects requests to misspelt or removed hosts, with the cookies of their users.',
  rollout: 'Requests that match no rule get the 404 of the controller instead of the page of this backend.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend',
  messages: {
    set: ({ name }: { name: string }) =>
      `Ingress "${name}" takes all requests that match no rule of any Ingress.`,
  },

  *check({ root, name = '' }) {
    for (const key of ['defaultBackend', 'backend']) {
      const at = root.at('spec', key);
      if (at.node?.kind === 'map') yield { message: 'set', at, data: { name } };
    }
  },

  /** An Ingress needs rules or a default backend. */
  fixes: ({ at }, { root }) =>
    root.at('spec', 'rules').items.length === 0
      ? []
      : [
          {
            title: 'Remove the default backend',
            safety: 'unsafe',
            caution: 'Requests that match no rule are no longer answered by it.',
            operations: [{ kind: 'remove', path: at.path }],
          },
        ],

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        defaultBackend:
          service:
            name: web
            port:
              number: 80
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
