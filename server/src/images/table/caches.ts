import type { KnownImageEntry } from '../knownImage.ts';
import { startsRoot, tmp, user, written } from './parts.ts';

/** Caches, queues and coordination services. */
export const caches: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/redis',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, undefined, 'redis'),
    runsAs: user(999, undefined, 'redis'),
    runsAsNote: 'A volume on /data must be writable for the group (fsGroup) or owned by the user already.',
    writes: [...written('data', '/data'), ...tmp],
    readOnlyCapable: true,
    // Its umask of 0077 makes the append-only directory private to redis; root needs DAC_OVERRIDE to search it.
    capabilities: ['CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETUID'],
    capabilitiesUnprivileged: [],
    ports: [6379],
    note: 'Its entrypoint starts as root only to change the owner of /data; without a password everyone who reaches port 6379 is an administrator.',
    sources: [
      'https://github.com/docker-library/redis/blob/master/docker-entrypoint.sh',
      'https://hub.docker.com/_/redis',
    ],
  },
];
