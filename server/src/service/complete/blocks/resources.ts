import type { Config } from '../../../config/config.ts';
import type { Entries } from '../draft.ts';
import { type Block, CONTAINERS } from './block.ts';

/** Requests and limits as they are configured. */
export function requestsAndLimits({ fixDefaults }: Config): Entries {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = fixDefaults;
  return {
    requests: { cpu: { tabStop: cpuRequest }, memory: { tabStop: memoryRequest } },
    limits: { cpu: { tabStop: cpuLimit }, memory: { tabStop: memoryLimit } },
  };
}

const documentation =
  'With a limit, one container cannot take the memory and the processors of its whole node; with a request, it is not the first to be evicted.';

/** What containers may use. */
export const resourceBlocks: readonly Block[] = [
  {
    label: 'resources (requests and limits)',
    detail: 'Values to review',
    documentation,
    into: CONTAINERS,
    as: 'keys',
    entries: ({ config }) => ({ resources: requestsAndLimits(config) }),
  },
  {
    label: 'requests and limits',
    detail: 'Values to review',
    documentation,
    into: ['V1ResourceRequirements'],
    as: 'keys',
    entries: ({ config }) => requestsAndLimits(config),
  },
];
