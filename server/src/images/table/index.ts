import type { KnownImageEntry } from '../knownImage.ts';
import { baseImages } from './baseImages.ts';
import { caches } from './caches.ts';
import { databases } from './databases.ts';
import { webServers } from './webServers.ts';

/** All known images, by family. */
export const knownImageTable: readonly KnownImageEntry[] = [
  ...webServers,
  ...databases,
  ...caches,
  ...baseImages,
];
