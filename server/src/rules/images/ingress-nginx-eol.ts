import { isIngressNginx } from '../lib/network/ingressNginx.ts';
import { defineRule } from '../rule.ts';

export const ingressNginxEol = defineRule({
  id: 'ingress-nginx-eol',
  visits: 'container',
  category: 'image',
  kinds: ['Deployment', 'DaemonSet', 'StatefulSet'],
  severity: 'warning',
  fix: null,
  risk: 6,
  standards: ['NSA', 'ATT&CK T1190'],
  equivalents: {
    kubescape: ['C-0292'],
  },

  summary: 'The ingress-nginx controller is deployed, which is no longer maintained.',
  why: `
    The Kubernetes project retired ingress-nginx in March 2026: no releases, no fixes, also not for flaws that are found
    from now on. The controller stands at the edge of the cluster and in the default installation may read all of its
    Secrets.
  `,
  attack: `
    The next flaw in the parsing of requests or annotations stays open for good. The attacker only has to look up which
    clusters still answer with this controller.
  `,
  rollout: `
    Move to the Gateway API or another ingress controller; ingress2gateway translates Ingresses. Annotations of nginx have
    no counterpart elsewhere: list those in use first.
  `,
  docs: 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
  messages: {
    retired: ({ container }: { container: string }) =>
      `Container "${container}" runs ingress-nginx, which gets no security fixes since March 2026.`,
  },

  *check(container) {
    if (isIngressNginx(container))
      yield { message: 'retired', at: container.at('image'), data: { container: container.name } };
  },

  examples: {
    bad: `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: ingress
      spec:
        selector: { matchLabels: { app: ingress } }
        template:
          metadata: { labels: { app: ingress } }
          spec:
            containers:
              - name: controller
                image: registry.k8s.io/ingress-nginx/controller:v1.13.3
    `,
    good: `
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: ingress
      spec:
        selector: { matchLabels: { app: ingress } }
        template:
          metadata: { labels: { app: ingress } }
          spec:
            containers:
              - name: controller
                image: docker.io/library/traefik:v3.6.2
    `,
  },
});
