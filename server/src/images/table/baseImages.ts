import type { KnownImageEntry } from '../knownImage.ts';
import { startsRoot } from './parts.ts';

/** Base images: what runs in them is up to the manifest. */
export const baseImages: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/busybox',
    role: 'base',
    ...startsRoot,
    readOnlyCapable: true,
    capabilities: [],
    ports: [],
    note: 'A shell and a few tools; runs as root and with any other user as well.',
    sources: ['https://github.com/docker-library/busybox'],
  },
];
