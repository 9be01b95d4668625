import type { KnownImageEntry } from '../knownImage.ts';
import { published, startsAsNumber, tmp, user, written } from './parts.ts';

/** Search engines and their companions. */
export const elastic: readonly KnownImageEntry[] = [
  {
    repository: 'docker.io/library/elasticsearch',
    aliases: ['docker.elastic.co/elasticsearch/elasticsearch'],
    role: 'application',
    ...startsAsNumber(1000, 0, 'elasticsearch'),
    runsAs: user(1000, 0, 'elasticsearch'),
    runsAsNote: 'The data volume must be writable for the group (fsGroup 1000).',
    writes: [
      ...written('data', '/usr/share/elasticsearch/data'),
      ...written('log', '/usr/share/elasticsearch/logs'),
      ...tmp,
    ],
    neverMount: ['/usr/share/elasticsearch/config', '/usr/share/elasticsearch/plugins'],
    readOnlyCapable: false,
    readOnlyNote:
      'It creates its keystore in the shipped configuration directory, which would need a writable copy.',
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [9200, 9300],
    note: 'Runs as 1000 with group 0; it needs vm.max_map_count raised on the node, not a privileged container.',
    variants: [
      { below: [9], facts: { userIsNumeric: undefined } },
      {
        below: [8],
        facts: { startsAs: undefined, runsAs: undefined, capabilities: undefined, note: undefined },
      },
    ],
    sources: [
      published('elasticsearch', '9.5.3'),
      'https://github.com/elastic/elasticsearch/blob/main/distribution/docker/src/docker/Dockerfile',
    ],
  },
  {
    repository: 'docker.io/library/kibana',
    aliases: ['docker.elastic.co/kibana/kibana'],
    role: 'application',
    ...startsAsNumber(1000, 1000, 'kibana'),
    runsAs: user(1000, 1000, 'kibana'),
    writes: [...written('data', '/usr/share/kibana/data'), ...tmp],
    neverMount: ['/usr/share/kibana/config'],
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [5601],
    note: 'Runs as kibana (1000).',
    variants: [{ below: [9], facts: { userIsNumeric: undefined } }],
    sources: [published('kibana', '9.5.3')],
  },
  {
    repository: 'docker.io/library/logstash',
    aliases: ['docker.elastic.co/logstash/logstash'],
    role: 'application',
    ...startsAsNumber(1000, 1000, 'logstash'),
    runsAs: user(1000, 1000, 'logstash'),
    writes: [...written('data', '/usr/share/logstash/data'), ...tmp],
    neverMount: ['/usr/share/logstash/config', '/usr/share/logstash/pipeline'],
    readOnlyNote:
      'Settings from the environment are written into the shipped /usr/share/logstash/config at start.',
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [5044, 9600],
    note: 'Runs as logstash (1000).',
    variants: [{ below: [9], facts: { userIsNumeric: undefined } }],
    sources: [published('logstash', '9.5.3')],
  },
  {
    repository: 'docker.io/library/solr',
    role: 'application',
    ...startsAsNumber(8983, 8983, 'solr'),
    runsAs: user(8983, 8983, 'solr'),
    runsAsNote: 'A volume on /var/solr must be writable for group 8983 (fsGroup) or owned by 8983.',
    writes: [...written('data', '/var/solr'), ...tmp],
    capabilities: [],
    capabilitiesUnprivileged: [],
    ports: [8983],
    note: 'Runs as solr (8983); asks for no password by default.',
    variants: [{ below: [9], facts: { userIsNumeric: undefined } }],
    sources: ['https://github.com/apache/solr-docker/blob/main/9.7/Dockerfile'],
  },
];
