import type { KnownImageEntry } from '../knownImage.ts';
import { lowPortNote, startsAsNumber, startsRoot, tmp, user, written } from './parts.ts';

/** A toolchain on Debian or Alpine whose program comes from the manifest. */
function runtime(name: string, note: string, ...sources: readonly string[]): KnownImageEntry {
  return {
    repository: `docker.io/library/${name}`,
    role: 'base',
    ...startsRoot,
    capabilities: [],
    ports: [],
    note,
    sources,
  };
}

const rootNote = 'Starts as root: the program in it needs its own user, by USER or runAsUser.';
const wwwData = { dropsTo: user(33, 33, 'www-data'), runsAs: user(33, 33, 'www-data') };
const wwwDataAlpine = { dropsTo: user(82, 82, 'www-data'), runsAs: user(82, 82, 'www-data') };

/** Language runtimes: what runs in them is up to the manifest, or to an image built on them. */
export const runtimes: readonly KnownImageEntry[] = [
  {
    ...runtime(
      'node',
      'Starts as root, but brings the user node (1000) for the program.',
      'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md',
      'https://github.com/nodejs/docker-node/blob/main/Dockerfile-debian.template',
    ),
    runsAs: user(1000, 1000, 'node'),
  },
  runtime(
    'python',
    rootNote,
    'https://github.com/docker-library/python/blob/master/Dockerfile-linux.template',
  ),
  runtime(
    'golang',
    rootNote,
    'https://github.com/docker-library/golang/blob/master/Dockerfile-linux.template',
  ),
  runtime('ruby', rootNote, 'https://github.com/docker-library/ruby/blob/master/Dockerfile.template'),
  runtime(
    'rust',
    rootNote,
    'https://github.com/rust-lang/docker-rust/blob/master/Dockerfile-debian.template',
  ),
  runtime('perl', rootNote, 'https://github.com/perl/docker-perl/blob/master/generate.pl'),
  runtime('maven', rootNote, 'https://github.com/carlossg/docker-maven/blob/main/README.md'),
  runtime(
    'eclipse-temurin',
    rootNote,
    'https://github.com/adoptium/containers/blob/main/docker_templates/ubuntu.Dockerfile.j2',
  ),
  runtime('amazoncorretto', rootNote, 'https://github.com/corretto/corretto-docker'),
  {
    ...runtime(
      'openjdk',
      rootNote,
      'https://github.com/docker-library/docs/blob/master/openjdk/deprecated.md',
      'https://github.com/docker-library/openjdk/blob/master/Dockerfile-linux.template',
    ),
    deprecated:
      'Deprecated, without updates since 2022: use eclipse-temurin, amazoncorretto or another build of the JDK.',
  },
  {
    ...runtime(
      'php',
      rootNote,
      'https://github.com/docker-library/php/blob/master/Dockerfile-linux.template',
    ),
    variants: [
      {
        words: ['apache'],
        facts: {
          ...wwwData,
          runsAsNote: `Listens on 80: change the port in the configuration of Apache, or ${lowPortNote}.`,
          writes: [...written('run', '/var/run/apache2', '/var/lock/apache2'), ...tmp],
          neverMount: ['/var/log/apache2'],
          readOnlyCapable: true,
          capabilities: ['NET_BIND_SERVICE', 'SETGID', 'SETUID'],
          capabilitiesUnprivileged: [],
          ports: [80],
          note: 'Apache starts as root to bind port 80 and to change to www-data for its workers.',
        },
      },
      {
        words: ['fpm'],
        facts: {
          ...wwwData,
          writes: tmp,
          readOnlyCapable: true,
          capabilities: ['SETGID', 'SETUID'],
          capabilitiesUnprivileged: [],
          ports: [9000],
          note: 'The FPM master starts as root and changes to www-data for its workers; it needs no root.',
        },
      },
      { words: ['fpm', 'alpine'], facts: wwwDataAlpine },
    ],
  },
  ...['aspnet', 'runtime', 'sdk'].map(
    (name): KnownImageEntry => ({
      repository: `mcr.microsoft.com/dotnet/${name}`,
      role: 'base',
      ...startsRoot,
      runsAs: user(1654, 1654, 'app'),
      capabilities: [],
      note: 'Starts as root, but brings the user app (1654, in APP_UID) for the program since .NET 8.',
      variants: [
        { below: [8], facts: { runsAs: undefined, note: rootNote } },
        {
          words: ['chiseled'],
          from: [8],
          facts: { ...startsAsNumber(1654, 1654, 'app'), note: 'Built to run as app (1654).' },
        },
      ],
      sources: [
        'https://github.com/dotnet/dotnet-docker/blob/main/documentation/ubuntu-chiseled.md',
        'https://learn.microsoft.com/en-us/dotnet/core/compatibility/containers/8.0/app-user',
      ],
    }),
  ),
];
