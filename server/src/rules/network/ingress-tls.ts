import type { Resource } from '../../kube/resource.ts';
import type { NewValue } from '../../syntax/edit/operation.ts';
import { ingressClassFields, ruleHosts } from '../lib/network/ingress.ts';
import { defineRule } from '../rule.ts';

/**
 * Annotations by which controllers are given a certificate in another way than by `spec.tls`: the AWS and GKE controllers,
 * Traefik, NGINX that leaves TLS to the pods, Cloudflare tunnels.
 */
const CERTIFICATE_ELSEWHERE =
  /^(?:alb\.ingress\.kubernetes\.io\/certificate-arn|networking\.gke\.io\/(?:managed-certificates|certmap)|ingress\.gcp\.kubernetes\.io\/pre-shared-cert|traefik\.ingress\.kubernetes\.io\/router\.tls(?:\..*)?|nginx\.ingress\.kubernetes\.io\/ssl-passthrough|haproxy\.org\/ssl-passthrough|ingress\.kubernetes\.io\/ssl-passthrough)$/;

/** Classes whose controllers encrypt by themselves. */
const ENCRYPTING_CLASSES = ['tailscale', 'ngrok', 'cloudflare-tunnel'];

export const ingressTls = defineRule({
  id: 'ingress-tls',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1557'],
  equivalents: { polaris: ['tlsSettingsMissing'], kubescape: ['C-0263'], kyverno: ['require-ingress-https'] },

  summary: 'An Ingress has no TLS.',
  why: `
    Without \`spec.tls\` the controller serves the hosts over plain HTTP, or with a certificate that no client trusts. Passwords,
    cookies and tokens cross the network readable for everybody on the way.
  `,
  attack:
    'Somebody on the same network reads a session cookie and uses it, or puts scripts of his own into the pages.',
  rollout: `
    The Secret with the certificate must exist in the namespace, by hand or through cert-manager; most controllers then redirect
    plain HTTP, which clients without TLS do not follow.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  messages: {
    none: ({ name }: { name: string }) =>
      `Ingress "${name}" has no TLS: what clients send can be read on the way.`,
  },

  *check(resource) {
    const spec = resource.root.at('spec');
    const tls = spec.at('tls');
    const isEmpty = tls.isAbsent || (tls.isCompleteList && tls.items.length === 0);
    if (!spec.isCompleteMap || spec.entries.length === 0 || !isEmpty || mayHaveCertificate(resource)) return;
    yield { message: 'none', at: tls, data: { name: resource.name ?? '' } };
  },

  fixes: ({ at, data: { name } }, resource) => {
    const hosts = ruleHosts(resource);
    const entry: NewValue = {
      ...(hosts.length > 0 ? { hosts } : {}),
      secretName: { tabStop: `${name || 'ingress'}-tls` },
    };
    return [
      {
        title: 'Add TLS for the hosts of the rules',
        safety: 'unsafe',
        caution: 'The Secret must exist and hold a certificate for these hosts.',
        operations: [{ kind: 'set', path: at.path, value: [entry] }],
      },
    ];
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
                - path: /
                  pathType: Prefix
                  backend:
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
        tls:
          - hosts:
              - web.example.com
            secretName: web-tls
        rules:
          - host: web.example.com
            http:
              paths:
                - path: /
                  pathType: Prefix
                  backend:
                    service:
                      name: web
                      port:
                        number: 80
    `,
  },
});

function mayHaveCertificate(resource: Resource): boolean {
  const annotations = resource.metadata.at('annotations');
  if (annotations.isUnknown || (!annotations.isAbsent && !annotations.isCompleteMap)) return true;
  if (annotations.entries.some(({ key }) => CERTIFICATE_ELSEWHERE.test(key))) return true;
  // With HTTPS among its ports the AWS controller finds a certificate by the hosts of the rules.
  if (annotations.at('alb.ingress.kubernetes.io/listen-ports').string?.includes('HTTPS')) return true;
  return ingressClassFields(resource).some(
    (field) => field.isUnknown || ENCRYPTING_CLASSES.includes(field.string ?? ''),
  );
}
