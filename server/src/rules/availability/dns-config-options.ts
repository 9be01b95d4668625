import { objectName } from '../lib/metadata/objectName.ts';
import { defineRule } from '../rule.ts';

export const dnsConfigOptions = defineRule({
  id: 'dns-config-options',
  visits: 'pod',
  category: 'availability',
  kinds: 'pods',
  severity: 'hint',
  optIn: true,
  fix: 'unsafe',
  risk: 4,
  standards: [],
  equivalents: { 'kube-linter': ['dnsconfig-options'] },
  options: {
    required: {
      type: 'record',
      default: { ndots: '2' },
      description: 'Resolver options that each pod must set, with their values.',
    },
  },

  summary: 'A pod does not set the resolver options that were agreed on.',
  why: `
    With the cluster's default of \`ndots:5\` the resolver tries a name such as \`api.example.com\` with each search domain of the
    cluster first: four queries that fail before the one that counts.
  `,
  attack: `
    Queries for names outside the cluster carry its internal domain with them, and whoever can make a Service with such a name in
    reach of the search list answers first.
  `,
  rollout: `
    Names within the cluster with two dots or more, such as \`web.shop.svc\`, are asked for outside first and are then found more
    slowly.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
  messages: {
    missing: ({ object, name, value }: { object: string; name: string; value: string }) =>
      `${object} does not set the resolver option ${name} to ${value}.`,
  },

  *check(pod, _context, { required }) {
    const options = pod.at('dnsConfig', 'options');
    // The resolver of the node has no search list of the cluster.
    if (!options.isCompleteList || options.isUnknown || !pod.at('dnsPolicy').isNot('Default')) return;
    const object = objectName(pod.resource);
    for (const [name, value] of Object.entries(required)) {
      const written = options.items.find((item) => item.at('name').is(name));
      const set = written?.at('value');
      if (set?.isUnknown || set?.stringOrNumber === value) continue;
      yield { message: 'missing', at: set ?? options, data: { object, name, value } };
    }
  },

  fixes: ({ at, data: { name, value } }, pod) => {
    const options = pod.at('dnsConfig', 'options');
    return [
      {
        title: `Set the resolver option ${name} to ${value}`,
        safety: 'unsafe',
        caution: 'Names with two dots or more are then looked up outside of the cluster first.',
        operations:
          at.path.length > options.path.length
            ? [{ kind: 'set', path: at.path, value }]
            : [{ kind: 'append', path: options.path, value: { name, value } }],
      },
    ];
  },

  examples: {
    bad: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      dnsConfig:
        options: [{ name: ndots, value: "2" }]
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
