import { imageOf } from '../lib/images/containerImage.ts';
import { defineRule } from '../rule.ts';

/** No fix: only the registry knows the digest. */
export const imageDigest = defineRule({
  id: 'image-digest',
  visits: 'container',
  category: 'image',
  kinds: 'pods',
  severity: 'info',
  fix: null,
  risk: 2,
  standards: ['ATT&CK T1525'],
  equivalents: {
    checkov: ['CKV_K8S_43'],
    kubescape: ['C-0306'],
    kyverno: ['require-image-checksum'],
  },
  yieldsTo: ['latest-tag'],

  summary: 'An image is not pinned to a digest.',
  why: `
    A tag can be moved to another image at any time, in most registries by everyone who may push. A digest is the checksum of
    the image: what was tested and signed is what runs, and the runtime refuses anything else.
  `,
  attack: `
    With a stolen push token the attacker moves the tag \`1.4.2\` to an image with a back door. Manifests, reviews and version
    numbers stay as they were, and every new pod runs it.
  `,
  rollout: `
    Nothing stops working, but security updates that came with a moved tag no longer arrive by themselves: let a tool such as
    Renovate raise the digest. Write the tag as well, for people: \`web:1.4.2@sha256:…\`.
  `,
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  messages: {
    unpinned: ({ container, image }: { container: string; image: string }) =>
      `Image ${image} of container "${container}" has no digest: its tag can be moved to another image.`,
    invalid: ({ container }: { container: string }) =>
      `The image digest of container "${container}" is not complete, so no runtime accepts it.`,
  },

  *check(container) {
    const { reference } = imageOf(container);
    if (!reference || reference.hasValidDigest) return;
    const at = container.at('image');
    const data = { container: container.name, image: reference.text };
    yield { message: reference.digest === undefined ? 'unpinned' : 'invalid', at, data };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    `,
  },
});
