import { parseImageReference } from '../../images/imageReference.ts';
import { type Facts, factsBy, maySeeEachOther } from '../../kube/facts/facts.ts';
import type { Container } from '../../kube/pod.ts';
import { imageOf } from '../lib/images/containerImage.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Which version was meant is known to the registry only: a made-up tag would stop the workload. */
const PLACEHOLDER = 'VERSION';
const MAX_SUGGESTIONS = 3;

const byRepository = factsBy('workload', ({ images }) => {
  const references = images.map(parseImageReference);
  return new Set(references.flatMap((reference) => reference?.repository ?? []));
});

/** The tags under which other containers near by run the same repository. */
function tagsElsewhere(repository: string, { pod }: Container, facts: Facts): string[] {
  const near = byRepository(facts, repository).filter((workload) => maySeeEachOther(pod.resource, workload));
  const references = near.flatMap(({ images }) => images.map(parseImageReference));
  const tags = references.flatMap((reference) => {
    const isSame = reference?.repository === repository && reference.tag !== 'latest';
    return isSame && reference.tag !== undefined ? [reference.tag] : [];
  });
  return [...new Set(tags)].slice(0, MAX_SUGGESTIONS);
}

export const latestTag = defineRule({
  id: 'latest-tag',
  visits: 'container',
  category: 'image',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 2,
  crossResource: true,
  standards: ['ATT&CK T1525'],
  equivalents: {
    'kube-linter': ['latest-tag'],
    'kube-score': ['container-image-tag'],
    polaris: ['tagNotSpecified'],
    checkov: ['CKV_K8S_14'],
    trivy: ['KSV-0013'],
    kubescape: ['C-0075', 'C-0304'],
    kyverno: ['disallow-latest-tag'],
  },

  summary: 'An image has no tag, or the tag `latest`.',
  why: `
    \`latest\` is whatever was pushed last, and an image without a tag means the same. Two replicas started on two days may run
    different programs, nobody can say which one is affected by a vulnerability, and going back to the version before is not
    possible.
  `,
  attack: `
    Whoever can push to the repository once has their program started by the next restart of every pod that names it so,
    without any change of a manifest that somebody would review.
  `,
  rollout: `
    Take the tag or digest that runs now: \`kubectl get pod -o jsonpath='{..imageID}'\`. Let a tool such as Renovate raise it
    from then on, or the version stays behind.
  `,
  docs: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  messages: {
    untagged: ({ container, image }: { container: string; image: string }) =>
      `Image ${image} of container "${container}" has no tag: what runs depends on the day it was pulled.`,
    latest: ({ container, image }: { container: string; image: string }) =>
      `Image ${image} of container "${container}" names no version: what runs depends on the day it was pulled.`,
  },

  fixes: ({ at }, container, { facts }) => {
    const { reference } = imageOf(container);
    if (!reference) return [];
    const name = reference.text.slice(reference.nameSpan.start, reference.nameSpan.end);
    const seen = tagsElsewhere(reference.repository, container, facts);
    return [
      ...seen.map(
        (tag): Fix => ({
          title: `Use the tag ${tag}, as elsewhere in this workspace`,
          safety: 'unsafe',
          asks: true,
          caution: 'Another version may behave differently.',
          operations: [{ kind: 'set', path: at.path, value: `${name}:${tag}` }],
        }),
      ),
      {
        title: 'Name a version',
        safety: 'unsafe',
        asks: true,
        caution: 'Write the version that runs now.',
        operations: [
          { kind: 'set', path: at.path, value: { tabStop: `${name}:${PLACEHOLDER}`, select: PLACEHOLDER } },
        ],
      },
    ];
  },

  *check(container) {
    const { reference } = imageOf(container);
    if (!reference || reference.digest !== undefined) return;
    const at = container.at('image');
    const data = { container: container.name, image: reference.text };
    if (reference.tag === undefined) yield { message: 'untagged', at, data };
    if (reference.tag === 'latest') yield { message: 'latest', at, data };
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:latest
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
