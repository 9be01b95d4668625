import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule, type Fix } from '../rule.ts';

export const ingressTlsHost = defineRule({
  id: 'ingress-tls-host',
  visits: 'resource',
  category: 'network',
  kinds: ['Ingress'],
  severity: 'warning',
  fix: 'safe',
  risk: 3,
  standards: ['ATT&CK T1557'],
  equivalents: { kyverno: ['ingress-host-match-tls'] },

  summary: 'A host of an Ingress is in none of its TLS entries.',
  why: `
    TLS is set up for the hosts in \`spec.tls\` only. A host that is missing there is served over plain HTTP, or with the
    controller's own certificate, although the Ingress looks encrypted.
  `,
  attack: 'Somebody on the same network reads and changes the requests to the forgotten host.',
  rollout: `
    The certificate must name the host, or clients refuse the connection; cert-manager orders it anew by itself. Most controllers
    then redirect plain HTTP.
  `,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  messages: {
    uncovered: ({ host }: { host: string }) =>
      `Host ${host} is in no TLS entry of the Ingress, so it may be served in plain text.`,
  },

  *check(resource) {
    const covered = tlsHosts(resource);
    if (!covered) return;
    const told = new Set<string>();
    for (const rule of resource.root.at('spec', 'rules').items) {
      const at = rule.at('host');
      const host = at.string;
      if (!host || told.has(host) || covered.some((pattern) => isCovered(host, pattern))) continue;
      told.add(host);
      yield { message: 'uncovered', at, data: { host } };
    }
  },

  fixes: ({ data: { host } }, resource): readonly Fix[] => {
    const entries = resource.root.at('spec', 'tls').items;
    const managed = usesCertManager(resource);
    return entries.map((entry) => ({
      title: `Add ${host} to the TLS entry${entries.length > 1 ? ` of Secret ${secretOf(entry)}` : ''}`,
      ...(managed && entries.length === 1
        ? { safety: 'safe' }
        : { safety: 'unsafe', caution: 'The certificate in the Secret must name this host too.' }),
      operations: [{ kind: 'append', path: entry.at('hosts').path, value: host }],
    }));
  },

  examples: {
    bad: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        tls:
          - hosts:
              - web.example.com
            secretName: web-tls
        rules:
          - host: web.example.com
          - host: api.example.com
    `,
    good: `
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: web
      spec:
        tls:
          - hosts:
              - web.example.com
              - api.example.com
            secretName: web-tls
        rules:
          - host: web.example.com
          - host: api.example.com
    `,
  },
});

/** The hosts of all TLS entries; undefined where there are none, some are unknown, or an entry is for every host. */
function tlsHosts({ root }: Resource): readonly string[] | undefined {
  const tls = root.at('spec', 'tls');
  if (!tls.isCompleteList || tls.items.length === 0) return undefined;
  const hosts: string[] = [];
  for (const entry of tls.items) {
    const list = entry.at('hosts');
    const texts = list.items.flatMap((item) => item.string ?? []);
    if (!list.isCompleteList || texts.length === 0 || texts.length < list.items.length) return undefined;
    hosts.push(...texts);
  }
  return hosts;
}

/** A wildcard stands for exactly one label, as in certificates. */
function isCovered(host: string, pattern: string): boolean {
  if (host === pattern) return true;
  const dot = host.indexOf('.');
  return pattern.startsWith('*.') && dot >= 0 && host.slice(dot) === pattern.slice(1);
}

function usesCertManager({ metadata }: Resource): boolean {
  return ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'].some(
    (key) => metadata.at('annotations', key).string,
  );
}

function secretOf(entry: Field): string {
  return entry.at('secretName').string ?? '?';
}
