import { annotationsOf, isSnippet, removeAnnotationFix } from '../lib/network/ingress.ts';
import { defineRule } from '../rule.ts';

const ALIAS = /\balias\b/;

export const ingressNginxSnippetAlias = defineRule({
  id: 'ingress-nginx-snippet-alias',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'error',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1552.007'],
  equivalents: { checkov: ['CKV_K8S_154'] },
  supersedes: ['ingress-nginx-snippet', 'ingress-nginx-unsafe-annotation'],

  summary: 'A snippet of an Ingress serves files of the ingress-nginx controller.',
  why: `
    The directive \`alias\` makes NGINX answer with files of its own container. In the ingress controller that includes the token of a
    ServiceAccount that reads the Secrets of all namespaces (CVE-2021-25742).
  `,
  attack: `
    The attacker maps a path to /var/run/secrets/kubernetes.io/serviceaccount, fetches the token with a browser, and asks the API
    server for every Secret of the cluster.
  `,
  rollout: 'Files that were served from the controller must be served by a workload of their own.',
  docs: 'https://github.com/kubernetes/ingress-nginx/issues/7837',
  messages: {
    alias: ({ key }: { key: string }) =>
      `${key} serves files of the ingress controller, whose token reads all Secrets (CVE-2021-25742).`,
  },

  *check(resource) {
    for (const annotation of annotationsOf(resource)) {
      const { key, at, text } = annotation;
      if (isSnippet(annotation) && ALIAS.test(text))
        yield { message: 'alias', at, data: { key: key.slice(key.indexOf('/') + 1) } };
    }
  },

  fixes: ({ at }, resource) =>
    annotationsOf(resource)
      .filter(({ key }) => key === at.path.at(-1))
      .map(removeAnnotationFix),

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/server-snippet: |
            location /files { alias /srv/files; }
      spec:
        ingressClassName: nginx
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/app-root: /files
      spec:
        ingressClassName: nginx
    `,
  },
});
