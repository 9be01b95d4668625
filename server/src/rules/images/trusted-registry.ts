import { imageOf } from '../lib/images/containerImage.ts';
import { isBelow } from '../lib/images/registry.ts';
import { defineRule } from '../rule.ts';

/** Speaks only where the configuration lists trusted registries. */
export const trustedRegistry = defineRule({
  id: 'trusted-registry',
  visits: 'container',
  category: 'image',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 4,
  standards: ['ATT&CK T1204.003'],
  equivalents: {
    'kube-linter': ['latest-tag'],
    trivy: ['KSV-0125', 'KSV-0032', 'KSV-0033', 'KSV-0035'],
    kubescape: ['C-0078', 'C-0304'],
    kyverno: ['restrict-image-registries', 'advanced-restrict-image-registries', 'allowed-image-repos'],
  },
  supersedes: ['public-registry'],

  summary: 'An image does not come from a trusted registry.',
  why: `
    Public registries hold whatever somebody uploaded. An organisation that scans, signs and keeps its images in registries of
    its own gets nothing from that for a workload that pulls from elsewhere, and depends on the limits and outages of others.
  `,
  attack: `
    The attacker publishes an image under a name that is one letter away from a popular one, or takes over an abandoned
    account, and waits for somebody to pull it into a cluster.
  `,
  rollout: `
    The image must be in the trusted registry first, under the same tag, and the pod needs pull credentials for it
    (\`imagePullSecrets\`), or it stays in ImagePullBackOff.
  `,
  docs: 'https://kubernetes.io/docs/concepts/containers/images/',
  messages: {
    untrusted: ({ container, repository }: { container: string; repository: string }) =>
      `Image ${repository} of container "${container}" is in no trusted registry.`,
  },

  *check(container, { config }) {
    const { reference } = imageOf(container);
    if (!reference || config.trustedRegistries.length === 0) return;
    if (config.trustedRegistries.some((prefix) => isBelow(reference, prefix))) return;
    const { repository } = reference;
    yield {
      message: 'untrusted',
      at: container.at('image'),
      data: { container: container.name, repository },
    };
  },

  fixes: ({ at }, container, { config }) => {
    const { reference } = imageOf(container);
    const registry = config.trustedRegistries[0]?.replace(/\/+$/, '');
    if (!reference || !registry) return [];
    const path = reference.text.slice(reference.hostSpan === undefined ? 0 : reference.hostSpan.end + 1);
    return [
      {
        title: `Take the image from ${registry}`,
        safety: 'unsafe',
        caution: 'The image must be in that registry first, and the pod must be allowed to pull it.',
        operations: [{ kind: 'set', path: at.path, value: { tabStop: `${registry}/${path}` } }],
      },
    ];
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
