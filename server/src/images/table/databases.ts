import type { KnownImageEntry } from '../knownImage.ts';
import { startsRoot, tmp, user, written } from './parts.ts';

/** Databases and search engines. */
export const databases: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/postgres',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'postgres'),
    runsAs: user(999, 999, 'postgres'),
    runsAsNote: 'The data volume must be writable for group 999 (fsGroup) or owned by 999 already.',
    writes: [...written('data', '/var/lib/postgresql'), ...written('run', '/var/run/postgresql'), ...tmp],
    readOnlyCapable: true,
    capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
    capabilitiesUnprivileged: [],
    ports: [5432],
    note: 'Its entrypoint starts as root only to change the owner of the data directory, then runs as postgres.',
    variants: [
      {
        belowMajor: 18,
        facts: {
          writes: [
            ...written('data', '/var/lib/postgresql/data'),
            ...written('run', '/var/run/postgresql'),
            ...tmp,
          ],
        },
      },
      {
        words: ['alpine'],
        facts: {
          dropsTo: user(70, 70, 'postgres'),
          runsAs: user(70, 70, 'postgres'),
          runsAsNote: 'The data volume must be writable for group 70 (fsGroup) or owned by 70 already.',
        },
      },
    ],
    sources: [
      'https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template',
      'https://github.com/docker-library/postgres/blob/master/Dockerfile-alpine.template',
      'https://github.com/docker-library/postgres/blob/master/docker-entrypoint.sh',
    ],
  },
];
