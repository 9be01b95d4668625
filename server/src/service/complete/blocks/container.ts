import { PROGRAM } from '../draft.ts';
import type { Block } from './block.ts';
import { requestsAndLimits } from './resources.ts';
import { hardenedContainer } from './securityContext.ts';

/** Whole containers. */
export const containerBlocks: readonly Block[] = [
  {
    label: 'name, image, … (hardened container)',
    detail: 'Restricted, with read-only files and resources',
    documentation:
      'A container as the level **restricted** of the Pod Security Standards wants it, with a read-only root file system, requests and limits.',
    into: ['V1Container'],
    as: 'item',
    entries: (context) => ({
      name: { tabStop: PROGRAM },
      image: { tabStop: 'registry.example.com/web:1.0.0' },
      securityContext: hardenedContainer(context),
      resources: requestsAndLimits(context.config),
    }),
  },
];
