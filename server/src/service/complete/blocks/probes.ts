import type { Entries } from '../draft.ts';
import { type Block, CONTAINERS } from './block.ts';

const ACTIONS: Readonly<Record<string, Entries>> = {
  HTTP: { httpGet: { path: { tabStop: '/healthz' }, port: { tabStop: 8080 } } },
  TCP: { tcpSocket: { port: { tabStop: 8080 } } },
  command: { exec: { command: [{ tabStop: '/bin/true' }] } },
};

const PROBES: Readonly<Record<string, string>> = {
  readinessProbe: 'Services send requests only to containers that say that they can answer.',
  livenessProbe: 'A container that hangs is started again.',
};

/** Probes by what they ask. */
export const probeBlocks: readonly Block[] = Object.entries(PROBES).flatMap(([probe, documentation]) =>
  Object.entries(ACTIONS).map(([action, entries]) => ({
    label: `${probe} (${action})`,
    detail: 'Values to review',
    documentation,
    into: CONTAINERS,
    as: 'keys',
    entries: () => ({ [probe]: { ...entries, periodSeconds: { tabStop: 10 } } }),
  })),
);
