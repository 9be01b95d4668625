import { imageOf } from '../lib/images/containerImage.ts';
import { isInAny } from '../lib/images/registry.ts';
import { defineRule } from '../rule.ts';

export const publicRegistry = defineRule({
  id: 'public-registry',
  visits: 'container',
  category: 'image',
  kinds: 'pods',
  severity: 'info',
  optIn: true,
  options: {
    registries: {
      type: 'texts',
      default: ['docker.io', 'ghcr.io', 'quay.io', 'public.ecr.aws'],
      description:
        'Registries, or paths in them, that images may not come from; `*.example.com` for all of a domain.',
    },
  },
  fix: null,
  risk: 3,
  standards: ['ATT&CK T1204.003'],
  equivalents: {
    trivy: ['KSV-0034'],
    kubescape: ['C-0001'],
  },

  summary: 'An image comes from a public registry.',
  why: `
    On a public registry everybody may publish, names are easily mistaken for others, and limits or an outage there keep
    pods here from starting. A registry of your own holds what was looked at and scanned.
  `,
  attack: `
    The attacker uploads an image under a name that resembles a popular one, or takes over the account of a maintainer and
    pushes over a tag that many use.
  `,
  rollout: `
    Copy the images to your own registry first, under the same tags, or use it as a pull-through cache; then change the
    names and the pull secrets.
  `,
  docs: 'https://kubernetes.io/docs/concepts/containers/images/',
  messages: {
    publicly: ({ container, registry }: { container: string; registry: string }) =>
      `The image of container "${container}" comes from the public registry ${registry}.`,
  },

  *check(container, _context, { registries }) {
    const { reference } = imageOf(container);
    if (!reference || !isInAny(reference, registries)) return;
    const data = { container: container.name, registry: reference.host };
    yield { message: 'publicly', at: container.at('image'), data };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: docker.io/library/nginx:1.29
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
