import { defineRule } from '../rule.ts';

export const hostAliases = defineRule({
  id: 'host-aliases',
  visits: 'pod',
  category: 'workload',
  kinds: 'pods',
  severity: 'info',
  fix: 'unsafe',
  risk: 5,
  standards: ['ATT&CK T1557'],
  equivalents: { trivy: ['KSV-0007'], kubesec: ['HostAliases'] },

  summary: 'A pod writes its own entries into /etc/hosts.',
  why: `
    Names in hostAliases win over DNS, and stay when the address behind them changes hands. What a reviewer takes for a call
    to a known host goes to an address that only this manifest tells.
  `,
  attack: `
    Whoever can change the manifest sends the program's requests for a package mirror, an identity provider or the API server
    to a machine of his own, without touching the program or DNS.
  `,
  rollout: `
    Programs that need a name which DNS does not know fail to resolve it. Give the address a Service without selector, or an
    entry in the cluster's DNS.
  `,
  docs: 'https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/',
  enforce: 'A ValidatingAdmissionPolicy with the CEL expression `!has(object.spec.hostAliases)` on pods.',
  messages: {
    written: ({ names }: { names: readonly string[] }) => {
      const [first] = names;
      if (first === undefined) return 'hostAliases overrides DNS for this pod.';
      const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
      return `hostAliases overrides DNS for "${first}"${more}: nothing notices when that address changes.`;
    },
  },

  *check(pod) {
    const at = pod.at('hostAliases');
    if (at.items.length === 0) return;
    const names = at.items.flatMap((alias) =>
      alias.at('hostnames').items.flatMap((name) => name.string ?? []),
    );
    yield { message: 'written', at, data: { names } };
  },

  fixes: ({ at }) => [
    {
      title: 'Remove hostAliases',
      safety: 'unsafe',
      caution: 'Names that DNS does not know are no longer found.',
      operations: [{ kind: 'remove', path: at.path }],
    },
  ],

  examples: {
    bad: `
      hostAliases:
        - ip: 10.1.2.3
          hostnames: [db.example.com]
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
    good: `
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
    `,
  },
});
