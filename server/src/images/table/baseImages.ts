import type { KnownImageEntry } from '../knownImage.ts';
import { startsAsNumber, startsRoot, user } from './parts.ts';

const rootNote = 'Starts as root: the program in it needs its own user, by USER or runAsUser.';

function distribution(name: string, ...sources: readonly string[]): KnownImageEntry {
  return {
    repository: `docker.io/library/${name}`,
    role: 'base',
    ...startsRoot,
    capabilities: [],
    ports: [],
    note: rootNote,
    sources,
  };
}

const distrolessNames = [
  'static',
  'base',
  'base-nossl',
  'cc',
  'java-base',
  'java17',
  'java21',
  'nodejs20',
  'nodejs22',
  'nodejs24',
  'python3',
];
const distrolessReleases = ['', '-debian11', '-debian12', '-debian13'];

function distroless(name: string): KnownImageEntry {
  return {
    repository: `gcr.io/distroless/${name}`,
    role: 'base',
    ...startsRoot,
    runsAs: user(65532, 65532, 'nonroot'),
    capabilities: [],
    ports: [],
    note: 'Starts as root unless the tag is nonroot or debug-nonroot; has no shell.',
    variants: [
      {
        words: ['nonroot'],
        facts: {
          ...startsAsNumber(65532, 65532, 'nonroot'),
          note: 'Built to run as nonroot (65532); has no shell.',
        },
      },
    ],
    sources: [
      'https://github.com/GoogleContainerTools/distroless/blob/main/README.md',
      'https://github.com/GoogleContainerTools/distroless/blob/main/common/variables.bzl',
    ],
  };
}

/** Base images: what runs in them is up to the manifest, or to an image built on them. */
export const baseImages: readonly KnownImageEntry[] = [
  distribution('alpine', 'https://github.com/alpinelinux/docker-alpine/blob/master/Dockerfile'),
  distribution('ubuntu', 'https://github.com/docker-library/docs/blob/master/ubuntu/content.md'),
  distribution('debian', 'https://github.com/debuerreotype/docker-debian-artifacts/blob/master/README.md'),
  distribution('busybox', 'https://github.com/docker-library/busybox/blob/master/Dockerfile.template'),
  distribution('amazonlinux', 'https://github.com/amazonlinux/container-images'),
  distribution('rockylinux', 'https://github.com/rocky-linux/sig-cloud-instance-images'),
  distribution(
    'buildpack-deps',
    'https://github.com/docker-library/buildpack-deps/blob/master/Dockerfile.template',
  ),
  {
    ...distribution('centos', 'https://hub.docker.com/_/centos'),
    deprecated:
      'CentOS Linux has reached its end of life and gets no security fixes: use another distribution.',
  },
  ...distrolessNames.flatMap((name) => distrolessReleases.map((release) => distroless(name + release))),
];
