import { imageOf } from '../lib/images/containerImage.ts';
import { withVersion } from '../lib/images/imageVersion.ts';
import { vulnerabilityOf } from '../lib/images/vulnerableVersions.ts';
import { defineRule } from '../rule.ts';

/** A short list of flaws that matter to clusters; a scanner of images knows the rest. */
export const vulnerableImageVersion = defineRule({
  id: 'vulnerable-image-version',
  visits: 'container',
  category: 'image',
  kinds: 'pods',
  severity: 'warning',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1190'],
  equivalents: {
    kubescape: ['C-0081', 'C-0090', 'C-0091'],
  },

  summary: 'An image has a version with a known serious flaw.',
  why: `
    Some flaws need no look into the image: the version alone says that it has them. These are such flaws of programs that
    guard a cluster or hold its credentials, and programs that use them are public.
  `,
  attack: `
    The attacker reads the version from an error page or a header and runs the published program for it.
  `,
  rollout: `
    Read the release notes between the two versions, and raise the version in a test environment first.
  `,
  docs: 'https://kubernetes.io/docs/reference/issues-security/official-cve-feed/',
  messages: {
    vulnerable: ({ image, id, effect }: { image: string; id: string; effect: string; fixed: string }) =>
      `${image} has ${id}: an attacker ${effect}.`,
  },

  *check(container) {
    const { reference } = imageOf(container);
    const flaw = reference && vulnerabilityOf(reference);
    if (!flaw) return;
    const image = `${reference.path.slice(reference.path.lastIndexOf('/') + 1)}:${reference.tag}`;
    const data = { image, id: flaw.id, effect: flaw.effect, fixed: flaw.fixed.join('.') };
    yield { message: 'vulnerable', at: container.at('image'), data };
  },

  fixes: ({ at, data }, container) => {
    const { reference } = imageOf(container);
    const flaw = reference && vulnerabilityOf(reference);
    if (!flaw) return [];
    return [
      {
        title: `Raise the version to ${data.fixed}, which repairs ${data.id}`,
        safety: 'unsafe',
        caution: 'Read the release notes first; a digest is left out, for it is that of the old version.',
        operations: [{ kind: 'set', path: at.path, value: { tabStop: withVersion(reference, flaw.fixed) } }],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: docker.io/grafana/grafana:9.2.1
    `,
    good: `
      containers:
        - name: web
          image: docker.io/grafana/grafana:12.2.1
    `,
  },
});
