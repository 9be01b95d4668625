import { type Annotation, annotationsOf, ingressClassFields } from '../lib/network/ingress.ts';
import { defineRule } from '../rule.ts';

/** Text that makes nginx.conf serve files, run Lua or name files of the controller (kyverno/policies nginx-ingress/restrict-annotations). */
const DIRECTIVES =
  /\balias\s[^;\n]*;|\broot\s[^;\n]*;|\/etc\/(?:passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets|_by_lua/;

/** Annotations whose values ingress-nginx once wrote into nginx.conf as they are (CVE-2025-1097, CVE-2025-1098, CVE-2025-24514). */
const INJECTABLE = ['auth-url', 'auth-tls-match-cn', 'mirror-target', 'mirror-host'];

export const ingressNginxUnsafeAnnotation = defineRule({
  id: 'ingress-nginx-unsafe-annotation',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'error',
  fix: null,
  risk: 4,
  standards: ['ATT&CK T1190', 'ATT&CK T1552.007'],
  equivalents: { trivy: ['KCV-0093'], kyverno: ['restrict-annotations (nginx-ingress)'] },
  supersedes: ['ingress-nginx-snippet'],

  summary: 'An annotation of an Ingress injects directives into ingress-nginx.',
  why: `
    Old versions of ingress-nginx copy the values of annotations into nginx.conf without checking them (CVE-2021-25746, the family
    of CVE-2025-1974). Directives in such a value run in the controller, which reads the Secrets of all namespaces.
  `,
  attack: `
    With the right to write an Ingress, the attacker smuggles a directive into a value, lets the controller serve its own token or
    load a library, and holds the Secrets of the cluster.
  `,
  rollout:
    'An honest value needs none of this text. Say what it does with ordinary annotations, and update the controller.',
  docs: 'https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/',
  messages: {
    directive: ({ key }: { key: string }) =>
      `The value of ${key} holds directives or paths of the ingress controller: it can hand out its token.`,
    control: ({ key }: { key: string }) =>
      `The value of ${key} holds control characters, which inject directives into nginx.conf (CVE-2025-1974).`,
  },

  *check(resource) {
    const isNginx = ingressClassFields(resource).some((field) => field.is('nginx'));
    for (const annotation of annotationsOf(resource)) {
      const { key, at, text } = annotation;
      if (isDescription(annotation)) continue;
      const data = { key: key.slice(key.indexOf('/') + 1) };
      if (DIRECTIVES.test(text)) yield { message: 'directive', at, data };
      else if (isNginx && INJECTABLE.includes(data.key) && hasControlCharacter(text.trimEnd()))
        yield { message: 'control', at, data };
    }
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/rewrite-target: "/; root /var/run/secrets;"
      spec:
        ingressClassName: nginx
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
        annotations:
          nginx.ingress.kubernetes.io/rewrite-target: /
      spec:
        ingressClassName: nginx
    `,
  },
});

/** What kubectl writes holds the whole object once more; it is nobody's directive. */
function isDescription({ key }: Annotation): boolean {
  return key === 'kubectl.kubernetes.io/last-applied-configuration' || key === 'description';
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
