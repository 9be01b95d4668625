import { defineRule } from '../rule.ts';

export const ingressHost = defineRule({
  id: 'ingress-host',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'info',
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['disallow-empty-ingress-host'] },

  summary: 'A rule of an Ingress names no host.',
  why: `
    A rule without a host is about every host that reaches the controller: other teams' names, the bare address, whatever a client
    puts into its request. It takes requests that were meant for nobody, and there is no name that a certificate could be for.
  `,
  attack: `
    Scanners that only know the address of the controller reach the application; with a made-up Host header they make it write
    links to places of theirs.
  `,
  rollout:
    'Clients that use the address or another name get a 404. Look at the Host headers in the access log first.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
  messages: {
    none: ({ name }: { name: string }) =>
      `A rule of Ingress "${name}" names no host, so it takes requests for every host.`,
  },

  *check({ root, name = '' }) {
    for (const rule of root.at('spec', 'rules').items) {
      const at = rule.at('host');
      if (rule.isCompleteMap && (at.isAbsent || at.is(''))) yield { message: 'none', at, data: { name } };
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
          - http:
              paths: []
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        rules:
          - host: web.example.com
            http:
              paths: []
    `,
  },
});
