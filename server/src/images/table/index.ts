import type { KnownImageEntry } from '../knownImage.ts';
import { applications } from './applications.ts';
import { baseImages } from './baseImages.ts';
import { caches } from './caches.ts';
import { databases } from './databases.ts';
import { elastic } from './elastic.ts';
import { hashicorp } from './hashicorp.ts';
import { kubernetesSystem } from './kubernetesSystem.ts';
import { observability } from './observability.ts';
import { runtimes } from './runtimes.ts';
import { webServers } from './webServers.ts';

/** All known images, by family. */
export const knownImageTable: readonly KnownImageEntry[] = [
  ...webServers,
  ...databases,
  ...caches,
  ...applications,
  ...hashicorp,
  ...elastic,
  ...observability,
  ...kubernetesSystem,
  ...runtimes,
  ...baseImages,
];
