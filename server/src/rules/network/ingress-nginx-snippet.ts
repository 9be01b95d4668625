import { annotationsOf, isSnippet, removeAnnotationFix } from '../lib/network/ingress.ts';
import { defineRule } from '../rule.ts';

export const ingressNginxSnippet = defineRule({
  id: 'ingress-nginx-snippet',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1552.007'],
  equivalents: { checkov: ['CKV_K8S_153'], kyverno: ['disallow-ingress-nginx-custom-snippets'] },

  summary: 'An Ingress puts text of its own into the configuration of ingress-nginx.',
  why: `
    A snippet annotation becomes part of the controller's nginx.conf. Whoever may write an Ingress can so run code in the controller,
    which reads the Secrets of all namespaces (CVE-2021-25742). Controllers refuse snippets by default since version 1.9.
  `,
  attack: `
    With the right to create an Ingress in one namespace, the attacker lets the controller hand out its own token, and reads every
    Secret of the cluster with it.
  `,
  rollout: `
    Headers, redirects and limits that the snippet set must be said with ordinary annotations, in the ConfigMap of the controller,
    or by the application.
  `,
  docs: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
  messages: {
    snippet: ({ key }: { key: string }) =>
      `${key} puts text into the controller's nginx.conf, through which all Secrets can be read (CVE-2021-25742).`,
  },

  *check(resource) {
    const annotations = resource.metadata.at('annotations');
    for (const { key } of annotations.entries.filter(isSnippet))
      yield { message: 'snippet', at: annotations.at(key), data: { key: shortKey(key) } };
  },

  fixes: ({ at }, resource) => {
    const annotation = annotationsOf(resource).find((one) => one.key === at.path.at(-1));
    return annotation ? [removeAnnotationFix(annotation)] : [];
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/configuration-snippet: |
            more_set_headers "X-Frame-Options: DENY";
      spec:
        ingressClassName: nginx
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/custom-headers: web/headers
      spec:
        ingressClassName: nginx
    `,
  },
});

function shortKey(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
