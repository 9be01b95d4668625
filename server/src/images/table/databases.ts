import type { KnownImageEntry, TagFacts } from '../knownImage.ts';
import { published, startsRoot, tmp, user, written } from './parts.ts';

/** An entrypoint that hands directories over to the user it then changes to; after a restart they are private. */
const stepDown = ['CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETUID'] as const;
const ownedVolume = (uid: number): string =>
  `A data volume must be writable for group ${uid} (fsGroup) or owned by ${uid} already.`;

const unknownInflux: TagFacts = {
  startsAs: undefined,
  userIsNumeric: undefined,
  dropsTo: undefined,
  runsAs: undefined,
  runsAsNote: undefined,
  writes: undefined,
  readOnlyCapable: undefined,
  capabilities: undefined,
  capabilitiesUnprivileged: undefined,
  note: undefined,
};

/** Databases. */
export const databases: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/postgres',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'postgres'),
    runsAs: user(999, 999, 'postgres'),
    runsAsNote: ownedVolume(999),
    writes: [...written('data', '/var/lib/postgresql'), ...written('run', '/var/run/postgresql'), ...tmp],
    readOnlyCapable: true,
    capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
    capabilitiesUnprivileged: [],
    ports: [5432],
    note: 'Its entrypoint starts as root only to change the owner of the data directory, then runs as postgres.',
    variants: [
      // The volume moved one directory up with version 18.
      {
        below: [18],
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
          runsAsNote: ownedVolume(70),
        },
      },
    ],
    sources: [
      'https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template',
      'https://github.com/docker-library/postgres/blob/master/18/alpine3.22/Dockerfile',
      'https://github.com/docker-library/postgres/blob/master/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/mysql',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'mysql'),
    runsAs: user(999, 999, 'mysql'),
    runsAsNote: ownedVolume(999),
    writes: [...written('data', '/var/lib/mysql'), ...written('run', '/var/run/mysqld'), ...tmp],
    readOnlyCapable: true,
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [3306, 33060],
    note: 'Its entrypoint starts as root only to change the owner of the data directory, then runs as mysql.',
    sources: [
      'https://github.com/docker-library/mysql/blob/master/template/Dockerfile.oracle',
      'https://github.com/docker-library/mysql/blob/master/template/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/mariadb',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'mysql'),
    runsAs: user(999, 999, 'mysql'),
    runsAsNote: ownedVolume(999),
    writes: [...written('data', '/var/lib/mysql'), ...written('run', '/run/mysqld'), ...tmp],
    readOnlyCapable: true,
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [3306],
    note: 'Its entrypoint starts as root only to change the owner of the data directory, then runs as mysql.',
    sources: [
      published('mariadb', 'latest'),
      'https://github.com/MariaDB/mariadb-docker/blob/master/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/mongo',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'mongodb'),
    runsAs: user(999, 999, 'mongodb'),
    runsAsNote: ownedVolume(999),
    writes: [...written('data', '/data/db', '/data/configdb'), ...tmp],
    readOnlyCapable: true,
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [27017],
    note: 'Asks for no password unless MONGO_INITDB_ROOT_USERNAME and _PASSWORD are set at first start.',
    sources: [
      published('mongo', 'latest'),
      'https://github.com/docker-library/mongo/blob/master/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/cassandra',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'cassandra'),
    runsAs: user(999, 999, 'cassandra'),
    runsAsNote: ownedVolume(999),
    writes: [...written('data', '/var/lib/cassandra'), ...written('log', '/var/log/cassandra'), ...tmp],
    neverMount: ['/etc/cassandra'],
    readOnlyCapable: false,
    readOnlyNote: 'Its entrypoint edits the shipped /etc/cassandra/cassandra.yaml at every start.',
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [7000, 7001, 7199, 9042, 9160],
    note: 'Accepts every client unless an authenticator is configured.',
    sources: [
      'https://github.com/docker-library/cassandra/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/cassandra/blob/master/Dockerfile.template',
    ],
  },
  {
    repository: 'docker.io/library/couchdb',
    aliases: ['docker.io/apache/couchdb'],
    role: 'application',
    ...startsRoot,
    dropsTo: user(5984, 5984, 'couchdb'),
    runsAs: user(5984, 5984, 'couchdb'),
    runsAsNote: ownedVolume(5984),
    // The entrypoint writes docker.ini there; nothing that the server needs is shipped in it.
    writes: [
      ...written('data', '/opt/couchdb/data'),
      ...written('config', '/opt/couchdb/etc/local.d'),
      ...tmp,
    ],
    neverMount: ['/opt/couchdb/etc'],
    readOnlyCapable: true,
    capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
    capabilitiesUnprivileged: [],
    ports: [4369, 5984, 9100],
    sources: [
      'https://github.com/apache/couchdb-docker/blob/main/3.3.3/Dockerfile',
      'https://github.com/apache/couchdb-docker/blob/main/3.3.3/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/neo4j',
    role: 'application',
    ...startsRoot,
    dropsTo: user(7474, 7474, 'neo4j'),
    runsAs: user(7474, 7474, 'neo4j'),
    runsAsNote: ownedVolume(7474),
    writes: [...written('data', '/data'), ...written('log', '/logs'), ...tmp],
    neverMount: ['/var/lib/neo4j', '/var/lib/neo4j/conf'],
    readOnlyCapable: false,
    readOnlyNote: 'Its entrypoint writes settings from the environment into the shipped /var/lib/neo4j/conf.',
    capabilitiesUnprivileged: [],
    ports: [7473, 7474, 7687],
    sources: [
      published('neo4j', 'latest'),
      'https://github.com/neo4j/docker-neo4j/blob/master/docker-image-src/5/coredb/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/influxdb',
    role: 'application',
    ...startsRoot,
    dropsTo: user(1000, 1000, 'influxdb'),
    runsAs: user(1000, 1000, 'influxdb'),
    runsAsNote: ownedVolume(1000),
    writes: [...written('data', '/var/lib/influxdb2', '/etc/influxdb2'), ...tmp],
    readOnlyCapable: true,
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [8086],
    note: 'Its entrypoint starts as root only to change the owner of its directories, then runs as influxdb.',
    variants: [
      { below: [2], facts: unknownInflux },
      // Version 3 is another program under the same name.
      { words: ['core'], facts: unknownInflux },
      { words: ['enterprise'], facts: unknownInflux },
    ],
    sources: [
      published('influxdb', 'alpine'),
      'https://github.com/influxdata/influxdata-docker/blob/master/influxdb/2.7/entrypoint.sh',
    ],
  },
];
