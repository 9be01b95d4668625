import { isKind } from '../../kube/kinds.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Field } from '../../syntax/field.ts';
import { defineRule } from '../rule.ts';

const LOCAL = /^(?:127\.|localhost|\[?::1\]?|$)/;
const SETTING = /^metricsBindAddress:[ \t]*["']?([^"'\s#]*)/m;

/**
 * The row also flags an address that is missing or empty. kube-proxy then listens on 127.0.0.1 (pkg/proxy/apis/config/v1alpha1
 * defaults.go), and kubeadm writes it so: that is no finding. Nor is the text in the ConfigMap edited, for it is YAML in YAML.
 */
export const kubeProxyMetricsBind = defineRule({
  id: 'kube-proxy-metrics-bind',
  visits: 'resource',
  category: 'admission',
  kinds: ['ConfigMap', 'KubeProxyConfiguration'],
  severity: 'warning',
  fix: 'unsafe',
  risk: 3,
  standards: ['CIS 4.3.1', 'ATT&CK T1613'],
  equivalents: {
    kubescape: ['C-0291'],
  },

  summary: 'The metrics of kube-proxy can be read from outside of the node.',
  why: `
    Without any login kube-proxy serves its metrics on each node, and beside them its configuration under /configz and,
    where it is switched on, profiles of its memory. On an address of the node everyone in the network reads them.
  `,
  attack: `
    From any pod or neighbouring machine the attacker reads which Services exist, how the node is configured and which
    version runs, and slows the proxy with profiling requests.
  `,
  rollout: `
    A Prometheus that scrapes kube-proxy over the network gets nothing any more: let it scrape through a proxy with
    authentication, or leave the address and close the port with a firewall.
  `,
  docs: 'https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/',
  messages: {
    open: ({ address }: { address: string }) =>
      `kube-proxy serves its metrics on ${address}: everybody in the network of the nodes can read them.`,
  },

  *check(resource) {
    const bound = addressOf(resource);
    if (!bound || LOCAL.test(bound.address)) return;
    yield { message: 'open', at: bound.at, data: { address: bound.address } };
  },

  fixes: ({ at }, resource) =>
    isKind(resource, 'ConfigMap')
      ? []
      : [
          {
            title: 'Serve the metrics on 127.0.0.1 only',
            safety: 'unsafe',
            caution: 'A Prometheus that scrapes kube-proxy over the network gets nothing any more.',
            operations: [{ kind: 'set', path: at.path, value: '127.0.0.1:10249' }],
          },
        ],

  examples: {
    bad: `
      apiVersion: kubeproxy.config.k8s.io/v1alpha1
      kind: KubeProxyConfiguration
      metricsBindAddress: 0.0.0.0:10249
    `,
    good: `
      apiVersion: kubeproxy.config.k8s.io/v1alpha1
      kind: KubeProxyConfiguration
      metricsBindAddress: 127.0.0.1:10249
    `,
  },
});

/** The address that is written, with its field; a text that is not wholly known has no address. */
function addressOf(resource: Resource): { at: Field; address: string } | undefined {
  if (isKind(resource, 'KubeProxyConfiguration')) {
    const at = resource.root.at('metricsBindAddress');
    return at.string === undefined ? undefined : { at, address: at.string };
  }
  const { name, namespace = 'kube-system', root } = resource;
  if (namespace !== 'kube-system' || !name?.startsWith('kube-proxy')) return undefined;
  for (const key of ['config.conf', 'config']) {
    const at = root.at('data', key);
    const address = SETTING.exec(at.string ?? '')?.[1];
    if (address !== undefined) return { at, address };
  }
  return undefined;
}
