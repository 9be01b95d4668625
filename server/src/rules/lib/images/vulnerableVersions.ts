import type { ImageReference } from '../../../images/imageReference.ts';
import { isBefore, type Version, versionOf } from './imageVersion.ts';

/** Versions of an image from one on and before another one, which is repaired. */
interface Range {
  readonly from: Version;
  readonly fixed: Version;
}

/** A flaw of an image that a manifest alone gives away. */
interface Flaw {
  readonly image: RegExp;
  readonly id: string;
  /** What it gives an attacker, as the end of a sentence. */
  readonly effect: string;
  readonly ranges: readonly Range[];
}

const ZERO: Version = [0, 0, 0];

/**
 * Only flaws that hand over the program or what it guards, and whose versions their projects publish. The image names are
 * those of the projects' own releases and of mirrors that keep the last two parts of the path.
 */
const FLAWS: readonly Flaw[] = [
  {
    // https://github.com/argoproj/argo-cd/security/advisories/GHSA-63qx-x74g-jcr7
    image: /\/argoproj\/argocd$/,
    id: 'CVE-2022-24348',
    effect: 'reads the secrets of other applications with a crafted Helm chart',
    ranges: [
      { from: ZERO, fixed: [2, 1, 9] },
      { from: [2, 2, 0], fixed: [2, 2, 4] },
    ],
  },
  {
    // https://github.com/grafana/grafana/security/advisories/GHSA-vqc4-mpj8-jxch
    image: /\/grafana\/grafana(?:-oss|-enterprise)?$/,
    id: 'CVE-2022-39328',
    effect: 'reaches administration endpoints without a login',
    ranges: [{ from: [9, 2, 0], fixed: [9, 2, 4] }],
  },
  {
    // https://github.com/grafana/grafana/security/advisories/GHSA-8pjx-jj86-j47p
    image: /\/grafana\/grafana(?:-oss|-enterprise)?$/,
    id: 'CVE-2021-43798',
    effect: 'reads any file of the container without a login',
    ranges: [
      { from: [8, 0, 0], fixed: [8, 0, 7] },
      { from: [8, 1, 0], fixed: [8, 1, 8] },
      { from: [8, 2, 0], fixed: [8, 2, 7] },
      { from: [8, 3, 0], fixed: [8, 3, 1] },
    ],
  },
  {
    // https://github.com/kyverno/kyverno/security/advisories/GHSA-m3cq-xcx9-3gvm
    image: /\/kyverno\/kyverno$/,
    id: 'CVE-2022-47633',
    effect: 'runs unsigned images past its signature checks',
    ranges: [{ from: [1, 8, 3], fixed: [1, 8, 5] }],
  },
  {
    // https://github.com/kubernetes/kubernetes/issues/131009
    image: /\/ingress-nginx\/controller(?:-chroot)?$/,
    id: 'CVE-2025-1974',
    effect: 'takes over the controller, and with it the Secrets of the cluster, from any pod',
    ranges: [
      { from: ZERO, fixed: [1, 11, 5] },
      { from: [1, 12, 0], fixed: [1, 12, 1] },
    ],
  },
];

/** What is known against an image. */
export interface Vulnerability {
  readonly id: string;
  readonly effect: string;
  readonly fixed: Version;
}

/** The first known flaw of an image at its version; undefined where none is known or the version is not. */
export function vulnerabilityOf(reference: ImageReference): Vulnerability | undefined {
  const version = versionOf(reference.tag);
  if (!version) return undefined;
  for (const { image, id, effect, ranges } of FLAWS) {
    if (!image.test(reference.repository)) continue;
    const range = ranges.find(({ from, fixed }) => !isBefore(version, from) && isBefore(version, fixed));
    if (range) return { id, effect, fixed: range.fixed };
  }
  return undefined;
}
