import { imageOf } from '../lib/images/containerImage.ts';
import { defineRule } from '../rule.ts';

const OLD = 'k8s.gcr.io';
const NEW = 'registry.k8s.io';

export const deprecatedImageRegistry = defineRule({
  id: 'deprecated-image-registry',
  visits: 'container',
  category: 'image',
  kinds: 'pods',
  severity: 'warning',
  fix: 'safe',
  risk: 1,
  standards: [],
  equivalents: {
    kubescape: ['C-0253'],
    kyverno: ['restrict-deprecated-registry'],
  },

  summary: 'An image comes from k8s.gcr.io, the former registry of Kubernetes.',
  why: `
    The registry k8s.gcr.io has been frozen since April 2023: no new versions and no security fixes arrive there, and it may be switched
    off. The same images, by the same digests, are on registry.k8s.io.
  `,
  attack: `
    The old versions that are still there stay in use with all flaws that were found since, because an update to the version
    that repairs them fails.
  `,
  rollout: `
    Nothing changes but the host. A firewall or an allow-list of registries must know registry.k8s.io, which sends clients
    on to a store near to them.
  `,
  docs: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  messages: {
    frozen: ({ container }: { container: string }) =>
      `The image of container "${container}" comes from k8s.gcr.io, which gets no updates since 2023.`,
  },

  *check(container) {
    const { reference } = imageOf(container);
    if (reference?.host !== OLD) return;
    yield { message: 'frozen', at: container.at('image'), data: { container: container.name } };
  },

  fixes: ({ at }, container) => {
    const { reference } = imageOf(container);
    if (!reference?.hostSpan) return [];
    const value = `${NEW}${reference.text.slice(reference.hostSpan.end)}`;
    return [
      {
        title: `Take the image from ${NEW}`,
        safety: 'safe',
        operations: [{ kind: 'set', path: at.path, value }],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: k8s.gcr.io/pause:3.9
    `,
    good: `
      containers:
        - name: web
          image: registry.k8s.io/pause:3.9
    `,
  },
});
