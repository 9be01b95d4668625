import type { KnownImageEntry } from '../knownImage.ts';
import { published, startsAsName, startsRoot, tmp, user, written } from './parts.ts';

const stepDown = ['CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETUID'] as const;
const dataVolume = 'A volume on /data must be writable for the group (fsGroup) or owned by the user already.';

/** Caches, queues and coordination services. */
export const caches: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/redis',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'redis'),
    runsAs: user(999, 999, 'redis'),
    runsAsNote: dataVolume,
    writes: written('data', '/data'),
    readOnlyCapable: true,
    // Its umask of 0077 makes the append-only directory private to redis; root needs DAC_OVERRIDE to search it.
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [6379],
    note: 'Starts as root only to change the owner of /data; protected mode is off, so without a password everyone who reaches port 6379 is in.',
    variants: [
      {
        words: ['alpine'],
        facts: { dropsTo: user(999, 1000, 'redis'), runsAs: user(999, 1000, 'redis') },
      },
    ],
    sources: [
      published('redis', 'latest'),
      published('redis', '8-alpine'),
      'https://github.com/redis/docker-library-redis',
    ],
  },
  {
    repository: 'docker.io/valkey/valkey',
    aliases: ['ghcr.io/valkey-io/valkey', 'public.ecr.aws/valkey/valkey'],
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'valkey'),
    runsAs: user(999, 999, 'valkey'),
    runsAsNote: dataVolume,
    writes: written('data', '/data'),
    readOnlyCapable: true,
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [6379],
    note: 'Starts as root only to change the owner of /data; protected mode is off, so without a password everyone who reaches port 6379 is in.',
    variants: [
      {
        words: ['alpine'],
        facts: { dropsTo: user(999, 1000, 'valkey'), runsAs: user(999, 1000, 'valkey') },
      },
    ],
    sources: [
      'https://github.com/valkey-io/valkey-container/blob/mainline/Dockerfile.template',
      'https://github.com/valkey-io/valkey-container/blob/mainline/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/memcached',
    role: 'application',
    ...startsAsName('memcache', 11211, 11211),
    runsAs: user(11211, 11211, 'memcache'),
    writes: [],
    readOnlyCapable: true,
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [11211],
    note: 'Runs as memcache (11211), but names its user: runAsNonRoot needs runAsUser beside it.',
    sources: [
      published('memcached', 'alpine'),
      'https://github.com/docker-library/memcached/blob/master/Dockerfile.template',
    ],
  },
  {
    repository: 'docker.io/library/rabbitmq',
    role: 'application',
    ...startsRoot,
    dropsTo: user(999, 999, 'rabbitmq'),
    runsAs: user(999, 999, 'rabbitmq'),
    runsAsNote: 'A volume on /var/lib/rabbitmq must be owned by the user: Erlang wants its cookie private.',
    writes: [...written('data', '/var/lib/rabbitmq'), ...written('log', '/var/log/rabbitmq'), ...tmp],
    neverMount: ['/etc/rabbitmq', '/etc/rabbitmq/conf.d'],
    readOnlyCapable: true,
    readOnlyNote:
      'Enabling a plugin at run time writes /etc/rabbitmq/enabled_plugins; mount that file instead.',
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [4369, 5671, 5672, 15691, 15692, 25672],
    note: 'Its entrypoint starts as root only to change the owner of /var/lib/rabbitmq, then runs as rabbitmq.',
    variants: [
      {
        words: ['alpine'],
        facts: { dropsTo: user(100, 101, 'rabbitmq'), runsAs: user(100, 101, 'rabbitmq') },
      },
    ],
    sources: [
      published('rabbitmq', 'alpine'),
      'https://github.com/docker-library/rabbitmq/blob/master/Dockerfile-ubuntu.template',
      'https://github.com/docker-library/rabbitmq/blob/master/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/nats',
    role: 'application',
    ...startsRoot,
    anyUser: true,
    // JetStream, when enabled without a directory, stores below /tmp.
    writes: tmp,
    readOnlyCapable: true,
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [4222, 6222, 8222],
    note: 'A single program in an otherwise empty image; starts as root although it needs no privilege.',
    sources: [
      published('nats', 'scratch'),
      'https://github.com/nats-io/nats-docker/blob/main/2.11.x/scratch/Dockerfile',
    ],
  },
  {
    repository: 'docker.io/library/zookeeper',
    role: 'application',
    ...startsRoot,
    dropsTo: user(1000, 1000, 'zookeeper'),
    runsAs: user(1000, 1000, 'zookeeper'),
    runsAsNote:
      'Volumes on /data and /datalog must be writable for group 1000 (fsGroup) or owned by 1000 already.',
    writes: [...written('data', '/data', '/datalog'), ...written('log', '/logs'), ...tmp],
    neverMount: ['/conf'],
    readOnlyCapable: false,
    readOnlyNote: 'Its entrypoint writes zoo.cfg into the shipped /conf unless that file is mounted.',
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [2181, 2888, 3888, 8080],
    sources: [
      'https://github.com/31z4/zookeeper-docker/blob/master/3.9.3/Dockerfile',
      'https://github.com/31z4/zookeeper-docker/blob/master/3.9.3/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/eclipse-mosquitto',
    role: 'application',
    ...startsRoot,
    dropsTo: user(1883, 1883, 'mosquitto'),
    runsAs: user(1883, 1883, 'mosquitto'),
    runsAsNote: 'Volumes must be writable for group 1883 (fsGroup) or owned by 1883 already.',
    writes: [...written('data', '/mosquitto/data'), ...written('log', '/mosquitto/log')],
    neverMount: ['/mosquitto/config'],
    readOnlyCapable: true,
    capabilities: stepDown,
    capabilitiesUnprivileged: [],
    ports: [1883],
    sources: [
      'https://github.com/eclipse-mosquitto/mosquitto/blob/master/docker/2.0-openssl/Dockerfile',
      'https://github.com/eclipse-mosquitto/mosquitto/blob/master/docker/2.0-openssl/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/minio/minio',
    aliases: ['quay.io/minio/minio'],
    role: 'application',
    ...startsRoot,
    anyUser: true,
    runsAsNote: 'The data volume must be writable for the user; its Helm chart uses 1000.',
    writes: written('data', '/data'),
    readOnlyCapable: true,
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [9000],
    note: 'Starts as root although it needs no privilege; unset credentials mean the well-known minioadmin.',
    sources: [
      'https://github.com/minio/minio/blob/master/Dockerfile.release',
      'https://github.com/minio/minio/blob/master/helm/minio/values.yaml',
    ],
  },
];
