import type { KnownImageEntry } from '../knownImage.ts';
import { startsAsNumber, startsRoot, tmp, user, written } from './parts.ts';

/** Web servers and proxies. */
export const webServers: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/nginx',
    role: 'application',
    ...startsRoot,
    // The master process stays root; its workers change to this user.
    dropsTo: user(101, 101, 'nginx'),
    runsAs: user(101, 101, 'nginx'),
    runsAsNote:
      'Listens on port 80 and keeps its pid file in /run: move both in nginx.conf, or use the unprivileged image.',
    unprivilegedVariant: {
      repository: 'docker.io/nginxinc/nginx-unprivileged',
      name: 'nginxinc/nginx-unprivileged',
      user: user(101, 101, 'nginx'),
      ports: [8080],
      hint: 'Listens on 8080 instead of 80, so containerPort, probes and the Service targetPort change with it.',
    },
    writes: [...written('cache', '/var/cache/nginx'), ...written('run', '/var/run'), ...tmp],
    // The entrypoint edits the shipped default.conf for IPv6 and only says so when it cannot.
    neverMount: ['/etc/nginx', '/etc/nginx/conf.d', '/var/log/nginx'],
    readOnlyCapable: true,
    capabilities: ['CHOWN', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'],
    capabilitiesUnprivileged: [],
    ports: [80],
    note: 'Starts as root to bind port 80 and to change to the user nginx (101) for its workers.',
    sources: [
      'https://github.com/nginx/docker-nginx/blob/master/Dockerfile-debian.template',
      'https://github.com/nginx/docker-nginx/blob/master/entrypoint/10-listen-on-ipv6-by-default.sh',
      'https://hub.docker.com/_/nginx',
    ],
  },
  {
    repository: 'docker.io/nginxinc/nginx-unprivileged',
    aliases: ['ghcr.io/nginx/nginx-unprivileged', 'public.ecr.aws/nginx/nginx-unprivileged'],
    role: 'application',
    ...startsAsNumber(101, 101, 'nginx'),
    runsAs: user(101, 101, 'nginx'),
    writes: tmp,
    neverMount: ['/etc/nginx', '/etc/nginx/conf.d', '/var/log/nginx'],
    readOnlyCapable: true,
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [8080],
    note: 'Built to run without root: listens on 8080 and keeps its pid file and temporary files in /tmp.',
    sources: [
      'https://github.com/nginx/docker-nginx-unprivileged/blob/main/README.md',
      'https://github.com/nginx/docker-nginx-unprivileged/blob/main/Dockerfile-debian.template',
    ],
  },
];
