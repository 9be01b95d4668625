import type { KnownImageEntry } from '../knownImage.ts';
import {
  lowPortNote,
  published,
  startsAsName,
  startsAsNumber,
  startsRoot,
  tmp,
  user,
  written,
} from './parts.ts';

const apacheWrites = [...written('run', '/var/run/apache2', '/var/lock/apache2'), ...tmp];
const apacheRunNote = `Volumes must be writable for the group (fsGroup); it listens on 80: ${lowPortNote}.`;
/** Root copies the program into the volume and hands it over, then Apache binds port 80. */
const apacheInstaller = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'] as const;
const fpmInstaller = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'] as const;
const siteWrites = written('data', '/var/www/html');

/** Applications with a web front end. */
export const applications: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/wordpress',
    role: 'application',
    ...startsRoot,
    dropsTo: user(33, 33, 'www-data'),
    runsAs: user(33, 33, 'www-data'),
    runsAsNote: apacheRunNote,
    // The image is empty there: the entrypoint copies WordPress in when it is not installed.
    writes: [...siteWrites, ...apacheWrites],
    neverMount: ['/usr/src/wordpress', '/var/log/apache2'],
    readOnlyCapable: true,
    capabilities: apacheInstaller,
    capabilitiesUnprivileged: [],
    ports: [80],
    note: 'Its entrypoint installs WordPress into /var/www/html as root; uploads and plugins live there too.',
    variants: [
      {
        words: ['fpm'],
        facts: { writes: [...siteWrites, ...tmp], capabilities: fpmInstaller, ports: [9000] },
      },
      {
        words: ['alpine'],
        facts: { dropsTo: user(82, 82, 'www-data'), runsAs: user(82, 82, 'www-data') },
      },
      // Another program: the command line client, which starts as www-data.
      {
        words: ['cli'],
        facts: {
          startsAs: user(82, 82, 'www-data'),
          userIsNumeric: false,
          dropsTo: undefined,
          runsAsNote: undefined,
          capabilities: [],
          ports: [],
          note: undefined,
        },
      },
    ],
    sources: [
      'https://github.com/docker-library/wordpress/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/php/blob/master/Dockerfile-linux.template',
    ],
  },
  {
    repository: 'docker.io/library/nextcloud',
    role: 'application',
    ...startsRoot,
    dropsTo: user(33, 33, 'www-data'),
    runsAs: user(33, 33, 'www-data'),
    runsAsNote: apacheRunNote,
    writes: [...siteWrites, ...apacheWrites],
    neverMount: ['/usr/local/etc/php/conf.d', '/usr/src/nextcloud', '/var/log/apache2'],
    readOnlyCapable: true,
    readOnlyNote:
      'With REDIS_HOST set, its entrypoint writes into the shipped /usr/local/etc/php/conf.d and stops when it cannot.',
    readOnlyNoteApplies: { environment: ['REDIS_HOST'] },
    capabilities: apacheInstaller,
    capabilitiesUnprivileged: [],
    ports: [80],
    note: 'Its entrypoint installs and upgrades Nextcloud in /var/www/html as root.',
    variants: [
      {
        words: ['fpm'],
        facts: { writes: [...siteWrites, ...tmp], capabilities: fpmInstaller, ports: [9000] },
      },
      {
        words: ['alpine'],
        facts: { dropsTo: user(82, 82, 'www-data'), runsAs: user(82, 82, 'www-data') },
      },
    ],
    sources: [
      'https://github.com/nextcloud/docker/blob/master/docker-entrypoint.sh',
      'https://github.com/docker-library/php/blob/master/Dockerfile-linux.template',
    ],
  },
  {
    repository: 'docker.io/library/ghost',
    role: 'application',
    ...startsRoot,
    dropsTo: user(1000, 1000, 'node'),
    runsAs: user(1000, 1000, 'node'),
    runsAsNote: 'The volume must be writable for group 1000 (fsGroup) or owned by 1000 already.',
    writes: [...written('data', '/var/lib/ghost/content'), ...tmp],
    neverMount: ['/var/lib/ghost'],
    capabilities: ['CHOWN', 'DAC_OVERRIDE', 'SETGID', 'SETUID'],
    capabilitiesUnprivileged: [],
    ports: [2368],
    note: 'Its entrypoint starts as root only to change the owner of the content directory, then runs as node.',
    sources: [
      'https://github.com/docker-library/ghost/blob/master/6/alpine3.23/Dockerfile',
      'https://github.com/docker-library/ghost/blob/master/docker-entrypoint.sh',
    ],
  },
  {
    repository: 'docker.io/library/adminer',
    role: 'application',
    ...startsAsName('adminer', 100),
    runsAs: user(100, undefined, 'adminer'),
    writes: tmp,
    neverMount: ['/var/www/html'],
    readOnlyCapable: true,
    readOnlyNote: 'ADMINER_PLUGINS and ADMINER_DESIGN make its entrypoint write into /var/www/html.',
    readOnlyNoteApplies: { environment: ['ADMINER_PLUGINS', 'ADMINER_DESIGN'] },
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [8080],
    note: 'A door to every database it can reach: keep it off the public network. It names its user, so runAsNonRoot needs runAsUser.',
    sources: ['https://github.com/TimWolla/docker-adminer/blob/master/5/Dockerfile'],
  },
  {
    repository: 'docker.io/library/phpmyadmin',
    aliases: ['docker.io/phpmyadmin/phpmyadmin'],
    role: 'application',
    ...startsRoot,
    dropsTo: user(33, 33, 'www-data'),
    runsAs: user(33, 33, 'www-data'),
    runsAsNote: `Set APACHE_PORT above 1024: ${lowPortNote}.`,
    neverMount: ['/etc/phpmyadmin', '/var/www/html'],
    capabilities: ['NET_BIND_SERVICE', 'SETGID', 'SETUID'],
    capabilitiesUnprivileged: [],
    ports: [80],
    note: 'A door to every database it can reach: keep it off the public network.',
    variants: [
      { words: ['fpm'], facts: { runsAsNote: undefined, capabilities: ['SETGID', 'SETUID'], ports: [9000] } },
      {
        words: ['alpine'],
        facts: { dropsTo: user(82, 82, 'www-data'), runsAs: user(82, 82, 'www-data') },
      },
    ],
    sources: [
      'https://github.com/phpmyadmin/docker/blob/master/apache/Dockerfile',
      'https://github.com/phpmyadmin/docker/blob/master/README.md',
    ],
  },
  {
    repository: 'docker.io/library/mongo-express',
    role: 'application',
    ...startsRoot,
    neverMount: ['/node_modules/mongo-express'],
    capabilities: [],
    ports: [8081],
    note: 'A door to the database with administration rights: keep it off the public network.',
    sources: [published('mongo-express', 'latest')],
  },
  {
    repository: 'docker.io/library/sonarqube',
    role: 'application',
    ...startsAsName('sonarqube', 1000, 0),
    runsAs: user(1000, 0, 'sonarqube'),
    writes: [
      ...written('data', '/opt/sonarqube/data', '/opt/sonarqube/extensions'),
      ...written('log', '/opt/sonarqube/logs'),
      ...written('tmp', '/opt/sonarqube/temp'),
      ...tmp,
    ],
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [9000],
    note: 'Runs as sonarqube (1000, group 0), but names its user: runAsNonRoot needs runAsUser beside it.',
    variants: [
      {
        below: [10],
        facts: {
          startsAs: undefined,
          userIsNumeric: undefined,
          runsAs: undefined,
          note: undefined,
          capabilities: undefined,
        },
      },
    ],
    sources: ['https://github.com/SonarSource/docker-sonarqube/blob/master/community-build/Dockerfile'],
  },
  {
    repository: 'docker.io/jenkins/jenkins',
    role: 'application',
    ...startsAsName('jenkins', 1000, 1000),
    runsAs: user(1000, 1000, 'jenkins'),
    runsAsNote: 'A volume on /var/jenkins_home must be writable for group 1000 (fsGroup) or owned by 1000.',
    writes: [...written('data', '/var/jenkins_home'), ...tmp],
    readOnlyCapable: true,
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [8080, 50000],
    note: 'Runs as jenkins (1000), but names its user: runAsNonRoot needs runAsUser beside it.',
    sources: ['https://github.com/jenkinsci/docker/blob/master/debian/bookworm/hotspot/Dockerfile'],
  },
  {
    repository: 'docker.io/library/registry',
    role: 'application',
    ...startsRoot,
    anyUser: true,
    runsAsNote: 'The volume on /var/lib/registry must be writable for the user.',
    writes: written('data', '/var/lib/registry'),
    readOnlyCapable: true,
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [5000],
    note: 'Starts as root although it needs no privilege, and asks for no password by default.',
    sources: [published('registry', '3')],
  },
  {
    repository: 'quay.io/keycloak/keycloak',
    role: 'application',
    ...startsAsNumber(1000, 0, 'keycloak'),
    runsAs: user(1000, 0, 'keycloak'),
    writes: [...written('data', '/opt/keycloak/data'), ...tmp],
    neverMount: ['/opt/keycloak/lib'],
    readOnlyNote:
      'Without a pre-built image (start --optimized) it rebuilds itself in /opt/keycloak/lib at start.',
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [8080, 8443, 9000],
    sources: ['https://github.com/keycloak/keycloak/blob/main/quarkus/container/Dockerfile'],
  },
  {
    repository: 'docker.io/library/docker',
    role: 'application',
    ...startsRoot,
    needsRoot:
      'The Docker daemon in it needs a privileged container; build images with a rootless builder instead.',
    note: 'A Docker daemon in a container owns the node: its container has to be privileged.',
    variants: [
      { words: ['cli'], facts: { needsRoot: undefined, note: undefined } },
      {
        words: ['rootless'],
        facts: { startsAs: user(1000, 1000, 'rootless'), userIsNumeric: false, needsRoot: undefined },
      },
    ],
    sources: [
      'https://github.com/docker-library/docker/blob/master/Dockerfile-dind.template',
      'https://github.com/docker-library/docker/blob/master/Dockerfile-dind-rootless.template',
    ],
  },
];
