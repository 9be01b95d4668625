import { defineRule } from '../rule.ts';

/** Files and folders of the controller (kyverno/policies nginx-ingress/restrict-ingress-paths), as whole names. */
const CONTROLLER_PATHS =
  /\/(?:etc|root|var\/run\/secrets|var\/run\/kubernetes\/serviceaccount|etc\/kubernetes\/admin\.conf)(?![\w-])/;

export const ingressNginxUnsafePath = defineRule({
  id: 'ingress-nginx-unsafe-path',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'warning',
  fix: null,
  risk: 2,
  standards: ['ATT&CK T1552.007'],
  equivalents: { kyverno: ['restrict-ingress-paths'] },

  summary: 'A path of an Ingress names files of the ingress controller.',
  why: `
    Old versions of ingress-nginx write the path of a rule into nginx.conf without checking it (CVE-2021-25745). A path that names
    the controller's own files is the mark of an attempt to read its credentials.
  `,
  attack: `
    The attacker creates an Ingress whose path leads to the controller's ServiceAccount token, fetches it, and reads the Secrets of
    all namespaces.
  `,
  rollout:
    'Applications seldom have such paths. Update the controller, and give the application another path.',
  docs: 'https://github.com/kubernetes/ingress-nginx/issues/8502',
  messages: {
    unsafe: ({ name, path }: { name: string; path: string }) =>
      `Path ${path} of Ingress "${name}" names files of the ingress controller (CVE-2021-25745).`,
  },

  *check({ root, name = '' }) {
    for (const item of root.at('spec', 'rules').items.flatMap((rule) => rule.at('http', 'paths').items)) {
      const at = item.at('path');
      const path = at.string;
      if (path !== undefined && CONTROLLER_PATHS.test(path))
        yield { message: 'unsafe', at, data: { name, path } };
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
          - host: web.example.com
            http:
              paths:
                - path: /var/run/secrets/kubernetes.io
                  pathType: Prefix
                  backend: { service: { name: web, port: { number: 80 } } }
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
              paths:
                - path: /secrets
                  pathType: Prefix
                  backend: { service: { name: web, port: { number: 80 } } }
    `,
  },
});
