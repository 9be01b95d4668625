import { mustBe } from '../lib/control-plane/flagDemands.ts';
import { flagRule } from '../lib/control-plane/flagRule.ts';

export const kubeletReadOnlyPort = flagRule({
  id: 'kubelet-read-only-port',
  component: 'kubelet',
  severity: 'warning',
  risk: 4,
  standards: ['CIS 4.2.4', 'ATT&CK T1613'],
  equivalents: {
    checkov: ['CKV_K8S_141'],
  },

  demand: mustBe('read-only-port', '0'),
  because: 'pods and their settings are shown to everyone',
  caution: 'Old monitoring that reads that port must move to 10250 with credentials.',

  summary: 'The kubelet serves a read-only port without authentication.',
  why: `
    Whoever reaches the port gets the list of pods with their whole specifications, literal credentials in environment
    variables included, and the metrics of the node. The flag's default is 10255, that of the configuration file is 0.
  `,
  attack: `
    A pod without any rights asks port 10255 of each node for /pods and knows what runs where, with which images and
    settings.
  `,
  rollout: `
    Heapster and old scrapers used the port; metrics-server and Prometheus read 10250 with a token.
  `,
  docs: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  examples: {
    bad: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      readOnlyPort: 10255
    `,
    good: `
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      readOnlyPort: 0
    `,
  },
});
