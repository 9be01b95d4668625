import { ingressClassFields } from '../lib/network/ingress.ts';
import { defineRule } from '../rule.ts';

/** Speaks only where the configuration lists classes. */
export const ingressClass = defineRule({
  id: 'ingress-class',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'hint',
  optIn: true,
  fix: null,
  risk: 4,
  standards: [],
  equivalents: { kyverno: ['restrict-ingress-classes'] },
  options: {
    allowed: {
      type: 'texts',
      default: [],
      description: 'Classes that an Ingress may name; empty allows every class.',
    },
  },

  summary: 'An Ingress is for a class that the team does not allow.',
  why: `
    The class decides which controller serves an Ingress: the public one or the internal one. A class that no controller has is
    served by nobody.
  `,
  attack:
    'An internal application becomes public because its Ingress names the class of the public controller.',
  rollout:
    'The Ingress moves to another controller, with another address and other annotations; DNS must follow.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  messages: {
    unknown: ({ name, className }: { name: string; className: string }) =>
      `Ingress "${name}" is for class ${className}, which is not among the allowed ones.`,
  },

  *check(resource, _context, { allowed }) {
    if (allowed.length === 0) return;
    for (const at of ingressClassFields(resource)) {
      const className = at.string;
      if (className !== undefined && !allowed.includes(className))
        yield { message: 'unknown', at, data: { name: resource.name ?? '', className } };
    }
  },

  examples: {
    options: { allowed: ['internal'] },
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        ingressClassName: public
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        ingressClassName: internal
    `,
  },
});
