import { flagOf } from '../../kube/components/component.ts';
import { type FlagDemand, missing } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

const PLACES: Readonly<Record<string, string>> = {
  'tls-cert-file': '/var/lib/kubelet/pki/kubelet.crt',
  'tls-private-key-file': '/var/lib/kubelet/pki/kubelet.key',
};

const FILES = ['tls-cert-file', 'tls-private-key-file'];

/** Files that somebody signed, or certificates that the kubelet asks the cluster for. */
const servesSigned: FlagDemand = (component) => {
  const bootstrap = flagOf(component, 'rotate-server-certificates');
  const files = FILES.map((name) => flagOf(component, name));
  const [lacking] = files.filter(({ state }) => state === 'absent');
  if (lacking === undefined || bootstrap.state === 'unknown' || bootstrap.value === 'true') return undefined;
  if (files.some(({ state }) => state === 'given'))
    return missing(component, lacking.name, { text: PLACES[lacking.name] ?? '', review: true });
  if (bootstrap.written && bootstrap.value === undefined) return undefined;
  return missing(component, bootstrap.name, { text: 'true' });
};

export const kubeletTlsCert = flagRule({
  id: 'kubelet-tls-cert',
  component: 'kubelet',
  severity: 'info',
  risk: 4,
  standards: ['CIS 4.2.9', 'ATT&CK T1557'],
  equivalents: {
    checkov: ['CKV_K8S_148'],
  },

  demand: servesSigned,
  because: 'its certificate is self-signed and nobody can check it',
  caution: 'With serverTLSBootstrap somebody has to approve the requests, or logs and exec stop working.',

  summary: 'The kubelet makes its own serving certificate.',
  why: `
    The API server, metrics-server and scrapers connect to the kubelet. They cannot check a self-signed certificate, so
    they either fail or accept any.
  `,
  attack: `
    Someone who can redirect traffic to a node answers as its kubelet and collects the tokens that scrapers send.
  `,
  rollout: `
    With \`serverTLSBootstrap\` each kubelet asks the cluster for a certificate: approve with \`kubectl certificate
    approve\`, or run a controller that does. Then \`--kubelet-certificate-authority\` of the API server can be set.
  `,
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/#client-and-serving-certificates',
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authentication:
        webhook:
          enabled: true
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authentication:
        webhook:
          enabled: true
      serverTLSBootstrap: true
    `,
  },
});
